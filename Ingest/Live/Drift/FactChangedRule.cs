namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>What the publisher says of its figures stays: a new unit, polarity or kind of area gives the same numbers another meaning.</summary>
internal sealed class FactChangedRule : IDriftRule
{
    public string Id => "fact-changed";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from pair in facts.SameTables
        from fact in pair.Before.Facts
        let now = pair.Now.Facts.GetValueOrDefault(fact.Key)
        where now is not null && now != fact.Value
        select new RuleFinding(Id, Holds: true, $"{pair.Now.Table} {fact.Key}", "What the publisher says of its figures stays.", $"'{now}'", $"'{fact.Value}', as before", []);
}
