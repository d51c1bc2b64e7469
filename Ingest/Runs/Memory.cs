using System.Diagnostics;

namespace HealthNeeds.Ingest.Runs;

internal static class Memory
{
    /// <summary>The most memory this process has had resident since it started, in bytes.</summary>
    public static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
