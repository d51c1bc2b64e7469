namespace HealthNeeds.Core.Runs;

/// <summary>How a replica stands to the origin that its releases come from. Kept beside them, as <c>replica.json</c>.</summary>
/// <param name="Origin">As it may be shown to anybody: an address without its query, or "a directory".</param>
/// <param name="Checked">When the origin was last asked.</param>
/// <param name="Next">When it is asked next, unless bytes are coming in.</param>
/// <param name="Answered">When it last answered and all it said could be followed; null before the first time.</param>
/// <param name="Wanted">Id of the release that the origin serves; null where it has not said so yet.</param>
/// <param name="Current">Id of the release that this replica points to; null where it has none.</param>
/// <param name="Problem">What is not as it should be, in a reader's words; null while all is well.</param>
/// <param name="ProblemSince">When the first of the problems in a row began.</param>
/// <param name="Transfer">The release that is coming in just now.</param>
/// <param name="Coming">Ids of releases that the origin keeps and this replica will, once they are here.</param>
public sealed record ReplicaStatus(
    string Origin,
    DateTimeOffset Checked,
    DateTimeOffset Next,
    DateTimeOffset? Answered,
    string? Wanted,
    string? Current,
    string? Problem,
    DateTimeOffset? ProblemSince,
    ReplicaTransfer? Transfer,
    IReadOnlyList<string> Coming)
{
    /// <summary>How much later than planned the origin may be asked before somebody should look.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>True while another release is served here than at the origin.</summary>
    public bool IsBehind => Wanted is not null && Wanted != Current;

    /// <summary>True where the time to ask again has passed and nobody did: nothing brings releases here, or it hangs.</summary>
    public bool IsOverdue(DateTimeOffset now) => now - Next > Grace;
}

/// <summary>How much of a release has come in.</summary>
/// <param name="Total">Bytes of the whole; null where the origin has not said.</param>
public sealed record ReplicaTransfer(string Release, long Bytes, long? Total);
