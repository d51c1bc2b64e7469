using System.Collections.Concurrent;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// What was read or worked out from one release, kept until another is served. A release never changes, so nothing in
/// here can be stale; keys come from validated values only, so a reader cannot make it grow without bound.
/// </summary>
internal sealed class ReleaseMemory
{
    private Contents _contents = new(string.Empty);

    /// <summary>A failure is not kept: the next reader tries again.</summary>
    public T Get<T>(string release, string key, Func<T> make)
        where T : class =>
        (T)Of(release).Values.GetOrAdd(key, static (_, make) => new Lazy<object>(() => make(), LazyThreadSafetyMode.PublicationOnly), make).Value;

    private Contents Of(string release)
    {
        var contents = Volatile.Read(ref _contents);
        if (contents.Release == release)
            return contents;
        var fresh = new Contents(release);
        Volatile.Write(ref _contents, fresh);
        return fresh;
    }

    private sealed record Contents(string Release)
    {
        public ConcurrentDictionary<string, Lazy<object>> Values { get; } = new(StringComparer.Ordinal);
    }
}
