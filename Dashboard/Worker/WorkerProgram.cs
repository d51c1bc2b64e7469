using System.Diagnostics;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>Finds the worker's program and says how to start it. The dashboard knows it by path only.</summary>
internal static class WorkerProgram
{
    private const string FileName = "HealthNeeds.Ingest.dll";

    /// <returns>Null where it is neither configured nor in one of the usual places.</returns>
    public static string? Find(WorkerProcessOptions options) =>
        options.Path is not null ? Existing(options.Path) : Places().Select(Existing).FirstOrDefault(p => p is not null);

    /// <summary>The usual places: beside the dashboard, or its own output folder in the source tree, built the same way.</summary>
    public static IEnumerable<string> Places()
    {
        var here = AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar);
        yield return System.IO.Path.Combine(here, FileName);
        yield return System.IO.Path.Combine(here, "worker", FileName);
        var (framework, build) = (System.IO.Path.GetFileName(here), System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(here))!);
        yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(here, "..", "..", "..", "..", "Ingest", "bin", build, framework, FileName));
    }

    /// <param name="settings">What the worker must agree with this dashboard about, as environment variables.</param>
    public static ProcessStartInfo StartInfo(string program, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo
        {
            FileName = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? DotNet() : program,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (start.FileName != program)
            start.ArgumentList.Add(program);
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add("--supervised");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        // The worker listens on no port; an address meant for the dashboard must not reach it.
        start.Environment.Remove("ASPNETCORE_URLS");
        return start;
    }

    private static string? Existing(string path) => File.Exists(path) ? System.IO.Path.GetFullPath(path) : null;

    private static string DotNet() =>
        System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
}
