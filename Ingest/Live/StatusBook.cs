using HealthNeeds.Core.Sources;
using HealthNeeds.Store.Sources;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Live;

/// <summary>The statuses of all sources that can be asked, also of those that never were.</summary>
internal sealed class StatusBook(string releasesDirectory, Freshness freshness, TimeProvider clock, ILogger<StatusBook> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SourceStatuses _statuses = new(releasesDirectory);

    /// <summary>A status that cannot be read counts as none: the source is asked again, and what was written is replaced.</summary>
    public SourceStatus Of(string source)
    {
        var status = _statuses.TryFind(source, out var problem);
        if (problem is not null)
            log.LogWarning("Source {Source}: its status cannot be read, as if it was never asked: {Problem}", source, problem);
        return status ?? PullStatus.Unasked(source, freshness.AllowedAge(source));
    }

    /// <param name="askable">Ids of the sources that can be asked; those that were once are listed too.</param>
    public IReadOnlyList<SourceStatus> List(IEnumerable<string> askable) =>
        [.. askable.Union(_statuses.Ids(), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Of)];

    /// <summary>For the holder of the source's lock.</summary>
    public void Write(SourceStatus status) => _statuses.Write(status with { AllowedAge = freshness.AllowedAge(status.Source) });

    /// <exception cref="SourceBusyException">Somebody else is changing it, and goes on doing so.</exception>
    public async Task SetNextRunAsync(string source, DateTimeOffset? next, CancellationToken cancellation)
    {
        using var only = await SourceLock.TakeAsync(new SourceFolder(releasesDirectory, source).Path, Patience, clock, cancellation);
        Write(Of(source) with { NextRun = next });
    }
}
