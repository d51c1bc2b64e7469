using HealthNeeds.Ingest.Snapshot;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Barnsley and Sheffield appear under their codes of April 2025. They are taken under the older ones, which the release keeps.</summary>
internal sealed class RecodedAreaRule : IDriftRule
{
    public string Id => "recoded-area";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from rows in facts.AreaRows.GroupBy(r => r.Area, StringComparer.Ordinal)
        where Crosswalks.Recoded.ContainsKey(rows.Key)
        select new RuleFinding(Id, Holds: false, rows.Key, "Authorities appear under the codes of April 2024.", $"{rows.Sum(r => r.Rows):N0} figures of {rows.Key}", $"{Crosswalks.Recoded[rows.Key]}, under which they are taken", []);
}
