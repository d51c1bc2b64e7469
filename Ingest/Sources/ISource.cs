namespace HealthNeeds.Ingest.Sources;

/// <summary>
/// Somewhere figures come from: the snapshot the project carries, or a publisher's site. Whatever it reads, it hands over
/// files in the project's own schema, so that everything after the fetch is one path.
/// </summary>
internal interface ISource
{
    /// <summary>As in run records: "snapshot".</summary>
    string Id { get; }

    /// <summary>
    /// A source that cannot be reached does not throw: it answers with what it fetched last time, marked stale, or with
    /// nothing, marked failed. It throws where what it has is damaged.
    /// </summary>
    Task<FetchResult> FetchAsync(FetchConditions conditions, CancellationToken cancellation);
}
