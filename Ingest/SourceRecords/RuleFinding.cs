using System.Text.Json.Serialization;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>What a rule found in figures, as the analyst reads it.</summary>
/// <param name="Rule">Id of the rule: "row-count".</param>
/// <param name="Holds">True where it keeps the figures from being used; false where it only warns.</param>
/// <param name="Key">What it is about: a table, a column, an indicator, a level.</param>
/// <param name="Examples">A few rows or differences.</param>
internal sealed record RuleFinding(string Rule, bool Holds, string Key, string Reason, string Found, string Expected, IReadOnlyList<string> Examples)
{
    /// <summary>Whether it stays true for as long as the figures are used, so that every pull says it again: a table that could not be read.</summary>
    public bool Stands { get; init; }

    /// <summary>Which source a finding on a whole release is about; null where that is said already. Receipts are of one source and do not hold it.</summary>
    [JsonIgnore]
    public string? Source { get; init; }

    public static RuleFinding Hold(string rule, string source, string key, string reason, string found, string expected) => new(rule, true, key, reason, found, expected, []) { Source = source };

    public static RuleFinding Warn(string rule, string source, string key, string reason, string found, string expected) => new(rule, false, key, reason, found, expected, []) { Source = source };

    /// <summary>Whether both are one rule's finding on one thing.</summary>
    public bool IsAbout(RuleFinding other) => Rule == other.Rule && Key == other.Key;

    /// <summary>For messages on a whole release, which names many sources.</summary>
    public string WithSource() => $"{Source} {Key}: {Reason} Found {Found}; expected {Expected}.";

    public override string ToString() => $"[{Rule}] {Key}: {Reason} Found {Found}; expected {Expected}.";
}
