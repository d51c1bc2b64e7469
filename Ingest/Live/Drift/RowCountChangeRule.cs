namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>A table has about as many rows as it had: a tenth of them is a failed export, a million more is something else.</summary>
internal sealed class RowCountChangeRule : IDriftRule
{
    private const double Most = 3;
    private const double Least = 0.5;

    /// <summary>Below this many rows a few more or fewer say nothing.</summary>
    private const long Few = 20;

    public string Id => "row-count";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from pair in facts.SameTables
        where Math.Max(pair.Before.Rows, pair.Now.Rows) > Few && (pair.Now.Rows > Most * pair.Before.Rows || pair.Now.Rows < Least * pair.Before.Rows)
        select new RuleFinding(Id, Holds: true, pair.Now.Table, "A table keeps about its number of rows.", $"{pair.Now.Rows:N0} rows", $"{Least * pair.Before.Rows:N0} to {Most * pair.Before.Rows:N0}; {pair.Before.Rows:N0} came last", []);
}
