using HealthNeeds.Dashboard.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>
/// The dashboard over one release, for a class whose tests write beside it what a worker or an operator would: one site for all of them, which each
/// begins by cleaning. What is read of these files is read afresh every time (<see cref="FreshnessReader"/>, <see cref="ReplicaReader"/>), but for pages that are kept.
/// </summary>
public sealed class CleanServer : ApiServer
{
    private readonly Dictionary<string, byte[]> made;

    public CleanServer() => made = Beside().ToDictionary(f => f, File.ReadAllBytes, StringComparer.Ordinal);

    /// <summary>Takes away what the test before wrote, and puts back what it changed.</summary>
    public void Clean()
    {
        foreach (var file in Beside().Where(f => !made.ContainsKey(f)).ToList())
            File.Delete(file);
        foreach (var (file, bytes) in made.Where(f => !IsAsItWas(f.Key, f.Value)))
            File.WriteAllBytes(file, bytes);
        Services.GetRequiredService<WorkerState>().Problem = null;
    }

    private static bool IsAsItWas(string file, byte[] bytes) => File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);

    /// <summary>All but the releases, which none of these tests touches.</summary>
    private IEnumerable<string> Beside() =>
        System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".duckdb", StringComparison.Ordinal));
}
