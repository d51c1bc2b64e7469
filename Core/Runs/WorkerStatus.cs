namespace HealthNeeds.Core.Runs;

/// <summary>How one of several workers that share a schedule is. Written at each of its beats, several in a check-in interval, and removed when it stops.</summary>
/// <param name="Instance">Its name in the cluster.</param>
/// <param name="Updated">When this was written: one much older than the check-in interval was left behind by a worker that was killed.</param>
/// <param name="CheckInSeconds">A worker that is silent for this long is taken for dead.</param>
/// <param name="AwaySince">Since when the schedule's database has given no answer; null while it does.</param>
/// <param name="Why">What its driver says; null while it answers.</param>
/// <param name="Others">The other live workers, by what the database last said.</param>
public sealed record WorkerStatus(
    string Instance,
    string Machine,
    int Process,
    DateTimeOffset Started,
    DateTimeOffset Updated,
    double CheckInSeconds,
    DateTimeOffset? AwaySince,
    string? Why,
    IReadOnlyList<string> Others)
{
    private const int Intervals = 2;

    /// <summary>A look at a database that does not answer may take longer than a beat: two intervals are allowed for it, half a minute at least.</summary>
    public bool IsLive(DateTimeOffset now) => now - Updated < TimeSpan.FromSeconds(Math.Max(30, Intervals * CheckInSeconds));
}
