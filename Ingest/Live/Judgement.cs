using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live;

/// <summary>What became of one pull, on its way into the status.</summary>
/// <param name="Read">What was read of it; null where nothing was read.</param>
internal sealed record Judgement(SourceState State, string? Why, Receipt? Read = null, bool NewFigures = false)
{
    public PullTally Tally { get; init; } = new(0, 0, 0, 0);

    /// <summary>When the publisher asked to be asked again; null where it named no time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public bool IsAnswer => State is SourceState.Changed or SourceState.Unchanged or SourceState.Held;
}
