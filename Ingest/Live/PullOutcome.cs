using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Live;

/// <summary>What came of asking one source.</summary>
/// <param name="Why">In a reader's words, where there is more to say than the state.</param>
/// <param name="NewFigures">True where figures serve now that did not before.</param>
internal sealed record PullOutcome(string Source, SourceState State, string? Why, bool NewFigures)
{
    /// <summary>True where not even the source's status could be written: nobody hears of it but from here.</summary>
    public bool IsUnwritten { get; init; }
}
