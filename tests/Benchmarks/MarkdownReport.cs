using System.Runtime.InteropServices;

namespace HealthNeeds.Benchmarks;

/// <summary>Prints benchmarks as they finish, as tables for the README.</summary>
internal sealed class MarkdownReport(TextWriter output)
{
    public void WriteMachine() =>
        output.WriteLine($"{Environment.ProcessorCount} cores ({CpuModel()}), {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");

    /// <returns>Whether all that was begun was done, and every limit that could be measured was kept.</returns>
    public bool Write(IBenchmark benchmark, CancellationToken cancellation)
    {
        var all = new List<Measurement>();
        output.WriteLine($"\n### {benchmark.Name}\n\n{benchmark.Description}\n\n| work | by | wall s | CPU s | peak MB | result |\n|---|---|---:|---:|---:|---|");
        try
        {
            foreach (var m in benchmark.Run(cancellation))
            {
                all.Add(m);
                output.WriteLine($"| {m.Work} | {m.Subject} | {m.Wall.TotalSeconds:0.00} | {m.Cpu.TotalSeconds:0.00} | {m.PeakBytes / 1_000_000} | {m.Note} |");
            }
        }
        catch (Exception broken) when (broken is InvalidOperationException or HttpRequestException or AggregateException)
        {
            // What it had begun is put away, and the next has its turn.
            output.WriteLine($"\nFAILED: {broken.Message}");
            return false;
        }

        // Not lazily: each limit is printed, whether one before it was passed or not.
        return benchmark.Limits.Select(l => Write(l, all)).ToList().TrueForAll(kept => kept);
    }

    private bool Write(Limit limit, IReadOnlyList<Measurement> all)
    {
        var cost = limit.Cost(all);
        var kept = cost is not { } c || c.Is <= c.Most;
        output.WriteLine($"\nLimit: {limit.Words}: {(cost is { } found ? $"{found.Is:0.000}, {(kept ? "kept" : "EXCEEDED")}" : "not measured here")}.");
        return kept;
    }

    private static string CpuModel()
    {
        const string path = "/proc/cpuinfo";
        var line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}

/// <summary>What a piece of work may cost. The benchmarks end with an error where one is passed.</summary>
/// <param name="Words">The limit, as it is printed.</param>
/// <param name="Cost">Of all measurements, by work and subject, what it cost and what it may cost; null where it was not measured.</param>
internal sealed record Limit(string Words, Func<IReadOnlyList<Measurement>, (double Is, double Most)?> Cost)
{
    /// <summary>At most so many times the wall time of a reference, in the work that begins with these words.</summary>
    public static Limit Times(string subject, string reference, double most, string work) => new(
        $"{subject} within {most} times {reference}, {work}",
        all => Largest(from m in all join r in all on m.Work equals r.Work where m.Work.StartsWith(work, StringComparison.Ordinal) && m.Subject == subject && r.Subject == reference select (m.Wall / r.Wall, most)));

    /// <summary>At most so many times the processor seconds of a reference, in the work that begins with these words.</summary>
    public static Limit CpuTimes(string subject, string reference, double most, string work) => new(
        FormattableString.Invariant($"{subject} within {most:0.000} times the processor seconds of {reference}, {work}"),
        all => Largest(from m in all join r in all on m.Work equals r.Work where m.Work.StartsWith(work, StringComparison.Ordinal) && m.Subject == subject && r.Subject == reference && m.Cpu > TimeSpan.Zero && r.Cpu > TimeSpan.Zero select (m.Cpu / r.Cpu, most)));

    /// <summary>At most so many megabytes at its peak.</summary>
    public static Limit Megabytes(string subject, double most) => new(
        $"{subject} in {most} MB",
        all => Largest(all.Where(m => m.Subject == subject && m.PeakBytes > 0).Select(m => (m.PeakBytes / 1e6, most))));

    /// <summary>At most so many seconds of wall time, in the work that begins with these words.</summary>
    public static Limit Seconds(string subject, double most, string work) => new(
        FormattableString.Invariant($"{subject} in {most:0.00} s, {work}"),
        all => Largest(all.Where(m => m.Subject == subject && m.Work.StartsWith(work, StringComparison.Ordinal) && m.Wall > TimeSpan.Zero).Select(m => (m.Wall.TotalSeconds, most))));

    /// <summary>At most so many seconds, the reference's own taken off.</summary>
    public static Limit SecondsOver(string subject, string reference, double most) => new(
        $"{subject} at most {most} s over {reference}",
        all => Largest(from m in all join r in all on m.Work equals r.Work where m.Subject == subject && r.Subject == reference select ((m.Wall - r.Wall).TotalSeconds, most)));

    private static (double, double)? Largest(IEnumerable<(double Is, double Most)> costs) => costs.Select(c => ((double, double)?)c).OrderByDescending(c => c!.Value.Item1).FirstOrDefault();
}
