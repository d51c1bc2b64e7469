namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>What a rule saw in one source's figures, as the analyst reads it.</summary>
/// <param name="Rule">Id of the rule: "row-count".</param>
/// <param name="Holds">True where it keeps the figures from being used; false where it is only told.</param>
/// <param name="Key">What it is about: a table, a column, an indicator.</param>
/// <param name="Examples">A few rows or differences.</param>
internal sealed record RuleFinding(string Rule, bool Holds, string Key, string Reason, string Found, string Expected, IReadOnlyList<string> Examples)
{
    /// <summary>True where it goes on being so while these figures serve: it is said again at every pull, not only when it came.</summary>
    public bool Stands { get; init; }

    public static RuleFinding Of(string rule, Finding finding) => new(rule, finding.Holds, finding.Key, finding.Reason, finding.Found, finding.Expected, []);

    /// <summary>Whether both are one rule's word on one thing.</summary>
    public bool IsAbout(RuleFinding other) => Rule == other.Rule && Key == other.Key;

    public override string ToString() => $"[{Rule}] {Key}: {Reason} Found {Found}; expected {Expected}.";
}

/// <summary>Something a batch rule saw.</summary>
/// <param name="Holds">True where the source must not be published; false where a reader should only be told.</param>
/// <param name="Key">What it is about: an indicator, a file, a level.</param>
internal sealed record Finding(bool Holds, string Source, string Key, string Reason, string Found, string Expected)
{
    public static Finding Hold(string source, string key, string reason, string found, string expected) => new(true, source, key, reason, found, expected);

    public static Finding Warn(string source, string key, string reason, string found, string expected) => new(false, source, key, reason, found, expected);

    public override string ToString() => $"{Source} {Key}: {Reason} Found {Found}; expected {Expected}.";
}
