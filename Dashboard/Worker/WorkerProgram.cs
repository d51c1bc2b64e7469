using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

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

    /// <param name="work">What it is asked to do: "serve", or "replica follow".</param>
    /// <param name="settings">What the worker must agree with this dashboard about, as environment variables.</param>
    public static ProcessStartInfo StartInfo(string program, IEnumerable<string> work, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo
        {
            FileName = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? DotNet() : program,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // As the worker writes them on any system.
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        if (start.FileName != program)
            start.ArgumentList.Add(program);
        foreach (var word in work)
            start.ArgumentList.Add(word);
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

/// <summary>Whether this dashboard also looks after a worker. Section "Worker": Worker__Embedded and so on in the environment.</summary>
internal sealed class WorkerProcessOptions
{
    public const string Section = "Worker";

    /// <summary>
    /// True: start the worker beside this process, restart it when it falls over, stop it on the way out. False: somebody else runs it. Where nothing is
    /// said, true of a site whose releases come from an origin.
    /// </summary>
    public bool? Embedded { get; set; }

    /// <summary>The worker's program: a .dll for dotnet, or an executable. Found beside this program or in the source tree where nothing is said.</summary>
    public string? Path { get; set; }

    /// <summary>First pause before a worker that ended is started again; it doubles each time.</summary>
    [Range(0.01, 600)]
    public double FirstPauseSeconds { get; set; } = 1;

    [Range(0.01, 3600)]
    public double LongestPauseSeconds { get; set; } = 60;

    /// <summary>How long a worker that was asked to stop may take before it is ended: longer than the worker's own StopWithinSeconds, which leaves things tidy.</summary>
    [Range(0.1, 600)]
    public double KillAfterSeconds { get; set; } = 22;
}

/// <summary>A line that the worker logged: how much it matters, whichever way it was set to write.</summary>
internal static partial class WorkerLine
{
    /// <returns>Information where the line does not say.</returns>
    public static LogLevel Level(string? line) => line is null ? LogLevel.Information : LevelPattern().Match(line) switch
    {
        { Success: false } => LogLevel.Information,
        var match => match.Groups["level"].Value switch
        {
            "crit" or "Critical" => LogLevel.Critical,
            "fail" or "Error" => LogLevel.Error,
            "warn" or "Warning" => LogLevel.Warning,
            "dbug" or "Debug" => LogLevel.Debug,
            "trce" or "Trace" => LogLevel.Trace,
            _ => LogLevel.Information,
        },
    };

    /// <summary>"12:34:56 warn: …" of the plain form; "LogLevel":"Warning" of the structured one.</summary>
    [GeneratedRegex(@"^(?:[0-9:. TZ-]{0,40}(?<level>crit|fail|warn|info|dbug|trce): |\{.{0,200}?""LogLevel"":\s*""(?<level>[A-Z][a-z]+)"")", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LevelPattern();
}
