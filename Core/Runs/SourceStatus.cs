namespace HealthNeeds.Core.Runs;

/// <summary>How fresh one source is: what the worker last learned from its publisher. Kept beside the releases.</summary>
/// <param name="Source">Id of the <see cref="Source"/>.</param>
/// <param name="State">What came of asking last.</param>
/// <param name="Why">In a reader's words, where there is more to say than the state.</param>
/// <param name="LastAsked">Null while nobody has asked: the bundled figures serve.</param>
/// <param name="LastAnswered">When the publisher last gave a usable answer, changed or not.</param>
/// <param name="LastChanged">When figures last came that were new.</param>
/// <param name="StaleSince">When the first of the failures in a row began; null while the last answer was usable.</param>
/// <param name="NextRun">Null where it is not scheduled.</param>
/// <param name="AllowedAge">How long after <paramref name="LastAnswered"/> the figures count as fresh.</param>
/// <param name="Held">Figures that a rule held back and that wait for the analyst; null where there are none.</param>
/// <param name="Recent">The last pulls, newest first.</param>
public sealed record SourceStatus(
    string Source,
    SourceState State,
    string? Why,
    DateTimeOffset? LastAsked,
    DateTimeOffset? LastAnswered,
    DateTimeOffset? LastChanged,
    DateTimeOffset? StaleSince,
    DateTimeOffset? NextRun,
    TimeSpan AllowedAge,
    HeldFigures? Held,
    IReadOnlyList<PullRecord> Recent)
{
    /// <summary>Whether its publisher has a newer edition than the one in use; null where nobody looks, or nobody has looked yet.</summary>
    public EditionStatus? Editions { get; init; }

    /// <summary>True where the worker plans no check of it, for its updates or all are switched off; false where none ever planned one, as where 'refresh' alone asks.</summary>
    public bool SwitchedOff { get; init; }

    /// <summary>How much later than planned a source may be asked before somebody should look: a worker may be busy.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>
    /// True once the publisher was asked and there has been no usable answer for longer than its cadence allows: because it gave none, or because
    /// nobody asked although it was planned. A source whose updates are switched off is not stale, whatever it answered last.
    /// </summary>
    public bool IsStale(DateTimeOffset now) => !SwitchedOff && LastAsked is { } asked && (StaleSince ?? NextRun) is not null && (IsAhead(now) || now - (LastAnswered ?? StaleSince ?? asked) > AllowedAge);

    /// <summary>True where it was asked at a time that is yet to come: a clock was wrong then, or is now, and how old the figures are cannot be told.</summary>
    public bool IsAhead(DateTimeOffset now) => LastAsked - now > Grace;

    /// <summary>True where the time to ask again has passed and nobody did: no worker runs, or it hangs.</summary>
    public bool IsOverdue(DateTimeOffset now) => NextRun is { } planned && now - planned > Grace;
}

/// <summary>Figures that came and were held back by a rule. The analyst accepts or refuses them by their id.</summary>
/// <param name="Id">The first twelve digits of the hash over what came.</param>
/// <param name="Findings">Each rule that held them: what was found, what was expected.</param>
/// <param name="Readable">False where nothing could be read of what came: then there is nothing to accept.</param>
public sealed record HeldFigures(string Id, DateTimeOffset Since, IReadOnlyList<string> Findings, bool Readable = true);

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
