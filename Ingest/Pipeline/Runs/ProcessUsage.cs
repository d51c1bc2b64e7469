using System.Diagnostics;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>What this process has taken from the machine since it started.</summary>
/// <param name="PeakBytes">The most memory it has had resident.</param>
/// <param name="CpuSeconds">Of all processors together.</param>
internal readonly record struct ProcessUsage(long PeakBytes, double CpuSeconds)
{
    public static ProcessUsage Now()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessUsage(process.PeakWorkingSet64, process.TotalProcessorTime.TotalSeconds);
    }
}

internal static class ProcessMemory
{
    /// <summary>
    /// Returns what an analysis left behind to the system. The database sorts next, in memory of its own that the collector
    /// knows nothing of: without this, the two peaks add up.
    /// </summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
