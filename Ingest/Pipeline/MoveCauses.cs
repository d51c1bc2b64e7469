using HealthNeeds.Analytics.Moves;
using HealthNeeds.Store.Changes;

namespace HealthNeeds.Ingest.Pipeline;

internal static class MoveCauses
{
    /// <summary>What could have moved ranks, by what differs between the releases. Figures that no analysis reads are among it; what stands beside a value is not, as no analysis reads it.</summary>
    public static IReadOnlyList<MoveCause> Of(ReleaseFacts facts) =>
    [
        .. facts.Method.Count > 0 ? [MoveCause.Method] : Array.Empty<MoveCause>(),
        .. facts.Geography > 0 ? [MoveCause.Boundary] : Array.Empty<MoveCause>(),
        .. facts.Revisions.Any(r => r.Revised + r.Appeared + r.Disappeared > 0) || facts.Corrections > 0 ? [MoveCause.Revision] : Array.Empty<MoveCause>(),
        .. facts.Series.Count > 0 ? [MoveCause.NewData] : Array.Empty<MoveCause>(),
    ];
}
