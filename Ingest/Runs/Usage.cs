using System.Diagnostics;

namespace HealthNeeds.Ingest.Runs;

/// <summary>What this process has taken from the machine since it started.</summary>
/// <param name="PeakBytes">The most memory it has had resident.</param>
/// <param name="CpuSeconds">Of all processors together.</param>
internal readonly record struct Usage(long PeakBytes, double CpuSeconds)
{
    public static Usage Now()
    {
        using var process = Process.GetCurrentProcess();
        return new Usage(process.PeakWorkingSet64, process.TotalProcessorTime.TotalSeconds);
    }
}
