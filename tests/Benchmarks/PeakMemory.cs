using System.Diagnostics;

namespace HealthNeeds.Benchmarks;

/// <summary>The most memory the process has had resident. Linux can restart the count; elsewhere it covers the whole run.</summary>
internal static class PeakMemory
{
    private const string ClearPath = "/proc/self/clear_refs";
    private const string ResetPeak = "5";

    public static void Reset()
    {
        if (File.Exists(ClearPath)) File.WriteAllText(ClearPath, ResetPeak);
    }

    public static long Bytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
