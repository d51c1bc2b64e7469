using System.Diagnostics;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>What this process has taken from the machine since it started.</summary>
/// <param name="PeakBytes">The most memory it has had resident.</param>
/// <param name="CpuSeconds">Of all processors together.</param>
internal readonly record struct ProcessUsage(long PeakBytes, double CpuSeconds)
{
    private static long peak;

    public static ProcessUsage Now()
    {
        Interlocked.Exchange(ref peak, Math.Max(Interlocked.Read(ref peak), Peak() ?? Environment.WorkingSet));
        return new ProcessUsage(Interlocked.Read(ref peak), Environment.CpuUsage.TotalTime.TotalSeconds);
    }

    /// <summary>Null where the system does not tell: it keeps it in a file, and where no file can be opened any more a run is to end for that, and in words.</summary>
    private static long? Peak()
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
        catch (Exception untold) when (untold is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

internal static class ProcessMemory
{
    /// <summary>Several regions have fewer, all of England has eight times as many.</summary>
    public const int Few = 5_000;

    /// <summary>
    /// Returns what an analysis left behind to the system. The database sorts next, in memory of its own that the collector
    /// knows nothing of: without this, the two peaks add up.
    /// </summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>The same after work on so many areas. What a few leave behind, the collector finds room for by itself; to give it back, the whole process stops until all of its memory has been moved together.</summary>
    /// <returns>Whether there were many.</returns>
    public static bool GiveBackOf(int areas)
    {
        if (areas <= Few)
            return false;
        GiveBack();
        return true;
    }
}
