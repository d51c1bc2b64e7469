using System.Diagnostics;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Replicas;

/// <summary>A dashboard as it is deployed: a process of its own, which starts what brings its releases.</summary>
internal sealed class ReplicaProcess : IDisposable
{
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _log = [];

    /// <param name="settings">By the names of environment variables, beside or in the place of those that every replica here has.</param>
    public ReplicaProcess(string releases, string origin, string look, params IEnumerable<(string Name, string Value)> settings)
    {
        Port = FreePort.Take();
        var start = new ProcessStartInfo("dotnet", [RepositoryFile.Path("Dashboard", "bin", BuildName(), "net10.0", "HealthNeeds.Dashboard.dll")]) { WorkingDirectory = RepositoryFile.Path("Dashboard"), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Port}",
            ["Releases__Directory"] = releases,
            ["Releases__WatchMilliseconds"] = "100",
            ["Replica__Origin"] = origin,
            ["Replica__IntervalSeconds"] = look,
            ["Replica__JitterSeconds"] = "0.1",
            ["Worker__Path"] = Worker,
        })
            start.Environment[name] = value;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
    }

    /// <summary>The worker's program as it is built beside the dashboard's.</summary>
    public static string Worker => WorkerProgram.Find(new WorkerProcessOptions()) ?? RepositoryFile.Path("Ingest", "bin", BuildName(), "net10.0", "HealthNeeds.Ingest.dll");

    public int Port { get; }

    public HttpClient Client { get; }

    public string Log
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _log);
        }
    }

    /// <summary>Whether it serves that release and is well.</summary>
    public async Task<bool> Serves(string release)
    {
        try
        {
            return (await Client.GetAsync($"/health/ready?release={release}")).IsSuccessStatusCode;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            // Not listening yet.
            return false;
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string BuildName() => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    private void Keep(string? line)
    {
        lock (_gate)
            _log.Add(line ?? string.Empty);
    }
}
