using System.Diagnostics;

namespace HealthNeeds.Benchmarks;

/// <summary>What one piece of work cost.</summary>
/// <param name="Subject">Who did it: "ours" or the reference's name.</param>
/// <param name="Work">What was done.</param>
/// <param name="Wall">Elapsed time.</param>
/// <param name="Cpu">Processor time of all threads.</param>
/// <param name="PeakBytes">Most memory resident while it ran, the whole process counted.</param>
/// <param name="Note">A result that shows both did the same thing.</param>
internal sealed record Measurement(string Subject, string Work, TimeSpan Wall, TimeSpan Cpu, long PeakBytes, string Note)
{
    public static Measurement Of(string subject, string work, Func<string> run)
    {
        GC.Collect();
        PeakMemory.Reset();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var note = run();
        clock.Stop();
        process.Refresh();
        return new(subject, work, clock.Elapsed, process.TotalProcessorTime - cpu, PeakMemory.Bytes(), note);
    }

    /// <summary>A piece of work that could not be done here, and why.</summary>
    public static Measurement Skipped(string subject, string work, string reason) =>
        new(subject, work, TimeSpan.Zero, TimeSpan.Zero, 0, $"skipped: {reason}");
}

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
