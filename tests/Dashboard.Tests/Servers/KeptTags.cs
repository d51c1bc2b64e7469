using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>A cache of pages that tells how many it has of each tag.</summary>
internal sealed class KeptTags : IOutputCacheStore
{
    private readonly ConcurrentDictionary<string, (byte[] Page, string[] Tags)> _pages = new(StringComparer.Ordinal);

    public int Of(string tag) => _pages.Values.Count(p => p.Tags.Contains(tag));

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
    {
        foreach (var (key, _) in _pages.Where(p => p.Value.Tags.Contains(tag)))
            _pages.TryRemove(key, out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult(_pages.TryGetValue(key, out var kept) ? kept.Page : null);

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        _pages[key] = (value, tags ?? []);
        return ValueTask.CompletedTask;
    }
}
