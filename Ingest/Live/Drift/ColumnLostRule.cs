namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>A column that nobody reads went away, or goes by another name now.</summary>
internal sealed class ColumnLostRule : IDriftRule
{
    public string Id => "column-lost";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from pair in facts.SameTables
        let added = pair.Now.Columns.Except(pair.Before.Columns, StringComparer.Ordinal).ToList()
        from lost in pair.Before.Columns.Except(pair.Now.Columns, StringComparer.Ordinal).Except(pair.Now.Needed, StringComparer.Ordinal)
        let likely = RenameGuess.Of(lost, added)
        select new RuleFinding(
            Id, Holds: false, $"{pair.Now.Table} \"{lost}\"", "A column stays.",
            likely is null ? "it is gone" : $"it is gone, and \"{likely}\" is new", $"\"{lost}\", as before", []);
}
