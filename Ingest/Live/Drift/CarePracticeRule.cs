namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Practices that have registers have care too, in the table of their region. Where many have none, a region's table did not come.</summary>
internal sealed class CarePracticeRule : IDriftRule
{
    private const double Tolerated = 0.01;
    private const int Named = 5;
    private const int Examples = 50;

    public string Id => "care-practice-missing";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        if (facts.Care is not { WithoutCare: { Count: > 0 } without } care)
            yield break;
        var regions = without.Where(care.Regions.ContainsKey).CountBy(p => care.Regions[p], StringComparer.Ordinal).OrderByDescending(r => r.Value).Select(r => $"{r.Key} {r.Value:N0}").ToList();
        var where = regions.Count == 0 ? string.Empty : $" ({string.Join(", ", regions)})";
        yield return new RuleFinding(
            Id, Holds: without.Count > Tolerated * care.Practices, "practices", "A practice with registers is in a table of achievements.",
            $"{without.Count:N0} of {care.Practices:N0} practices{where} in none of {care.Tables.Count:N0} tables: {string.Join(", ", without.Take(Named))}{(without.Count > Named ? " …" : string.Empty)}",
            FormattableString.Invariant($"all but {Tolerated:P0}"), [.. care.Tables, .. without.Take(Examples)]);
    }
}
