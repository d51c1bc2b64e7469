using HealthNeeds.Ingest.SourceRecords;

namespace HealthNeeds.Ingest.Checks;

/// <summary>A table that adds to others is left out where the publisher does not offer the fields that settings name: what it would add is missing until they do.</summary>
internal sealed class TableNotReadRule : ICheckRule<PullFacts>
{
    /// <summary>Key of the fact that says why.</summary>
    public const string Fact = "not read";

    public string Id => "table-not-read";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from table in facts.Now.Shapes
        let why = table.Facts.GetValueOrDefault(Fact)
        where why is not null
        select new RuleFinding(Id, Holds: false, table.Table, "Every table of a source is read.", $"{why} among {string.Join(", ", table.Columns)}", "the fields that settings name; see Live:Nihr", []) { Stands = true };
}
