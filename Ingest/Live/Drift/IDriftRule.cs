namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>A rule on how what came compares with what came before, or with what it must be. docs/operations.md lists them all.</summary>
internal interface IDriftRule
{
    /// <summary>As in findings and messages: "column-missing".</summary>
    string Id { get; }

    DriftOutcome Outcome { get; }

    IEnumerable<RuleFinding> Check(DriftFacts facts);
}
