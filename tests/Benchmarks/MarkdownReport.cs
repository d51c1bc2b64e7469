using System.Runtime.InteropServices;

namespace HealthNeeds.Benchmarks;

/// <summary>Prints benchmarks as they finish, as tables for the README.</summary>
internal sealed class MarkdownReport(TextWriter output)
{
    public void WriteMachine() =>
        output.WriteLine($"{Environment.ProcessorCount} cores ({CpuModel()}), {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");

    public void Write(IBenchmark benchmark, CancellationToken cancellation)
    {
        output.WriteLine($"\n### {benchmark.Name}\n\n{benchmark.Description}\n\n| work | by | wall s | CPU s | peak MB | result |\n|---|---|---:|---:|---:|---|");
        foreach (var m in benchmark.Run(cancellation))
        {
            output.WriteLine($"| {m.Work} | {m.Subject} | {m.Wall.TotalSeconds:0.00} | {m.Cpu.TotalSeconds:0.00} | {m.PeakBytes / 1_000_000} | {m.Note} |");
        }
    }

    private static string CpuModel()
    {
        const string path = "/proc/cpuinfo";
        var line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
