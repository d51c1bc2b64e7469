using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Validation;

internal static class BatchRules
{
    public static IReadOnlyList<IBatchRule> All(ReleaseExpectations expectations) =>
        [new RowCountRule(), new AreaCountRule(expectations), new RejectedShareRule(), new PresenceRule(), new CoverageRule(), new MagnitudeRule()];
}
