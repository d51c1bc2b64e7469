namespace HealthNeeds.Ingest.Runs;

internal static class Memory
{
    /// <summary>
    /// Returns what an analysis left behind to the system. The database sorts next, in memory of its own that the collector
    /// knows nothing of: without this, the two peaks add up.
    /// </summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
