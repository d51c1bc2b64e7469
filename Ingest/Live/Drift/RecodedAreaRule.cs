using HealthNeeds.Ingest.Snapshot;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Barnsley and Sheffield appear under their codes of April 2025. They are taken under the older ones, which the release keeps.</summary>
internal sealed class RecodedAreaRule : IDriftRule
{
    public string Id => "recoded-area";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from area in Rows(facts)
        where Crosswalks.Recoded.ContainsKey(area.Key)
        select new RuleFinding(Id, Holds: false, area.Key, "Authorities appear under the codes of April 2024.", $"{area.Value:N0} figures of {area.Key}", $"{Crosswalks.Recoded[area.Key]}, under which they are taken", []);

    /// <summary>Rows by the code they came under; of readers that take a newer code for the older one, what they counted.</summary>
    private static IEnumerable<KeyValuePair<string, long>> Rows(DriftFacts facts) =>
        facts.AreasMet?.Recoded ?? facts.AreaRows.GroupBy(r => r.Area, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key, g.Sum(r => r.Rows)));
}
