using HealthNeeds.Core.Runs;

namespace HealthNeeds.Core.Sources;

/// <summary>One time a publisher was asked.</summary>
/// <param name="Responses">Answers it took, of which <paramref name="Revalidated"/> were "not modified".</param>
/// <param name="Bytes">Read from the network.</param>
public sealed record PullRecord(
    DateTimeOffset Started,
    double Seconds,
    SourceState State,
    string? Why,
    int Responses,
    int Revalidated,
    long Bytes,
    long RowsIn,
    long RowsKept,
    long RowsRejected)
{
    /// <summary>When its publisher asked to be asked again; null where it named no time.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
