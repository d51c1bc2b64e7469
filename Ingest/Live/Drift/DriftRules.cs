namespace HealthNeeds.Ingest.Live.Drift;

internal static class DriftRules
{
    public static IReadOnlyList<IDriftRule> All { get; } = [];
}
