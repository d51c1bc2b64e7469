using System.Runtime.InteropServices;

namespace HealthNeeds.Benchmarks;

/// <summary>Prints benchmarks as they finish, as tables for the README.</summary>
internal sealed class MarkdownReport(TextWriter output)
{
    public void WriteMachine() =>
        output.WriteLine($"{Environment.ProcessorCount} cores ({CpuModel()}), {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");

    /// <returns>Whether every limit that could be measured was kept.</returns>
    public bool Write(IBenchmark benchmark, CancellationToken cancellation)
    {
        var all = new List<Measurement>();
        output.WriteLine($"\n### {benchmark.Name}\n\n{benchmark.Description}\n\n| work | by | wall s | CPU s | peak MB | result |\n|---|---|---:|---:|---:|---|");
        foreach (var m in benchmark.Run(cancellation))
        {
            all.Add(m);
            output.WriteLine($"| {m.Work} | {m.Subject} | {m.Wall.TotalSeconds:0.00} | {m.Cpu.TotalSeconds:0.00} | {m.PeakBytes / 1_000_000} | {m.Note} |");
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
