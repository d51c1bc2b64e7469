using System.Diagnostics;
using System.Globalization;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Faults;

/// <summary>The dashboard's program on a port of this machine, as its users run it: as a process, killed when disposed.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process process;

    private SiteProcess(Process process, Uri address) => (this.process, Client) = (process, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });

    public HttpClient Client { get; }

    /// <summary>Ids of the processes that it started.</summary>
    public IReadOnlyList<int> Children => [.. Directory.EnumerateDirectories($"/proc/{process.Id}/task").SelectMany(ChildrenOf).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>Files and connections that it has open.</summary>
    public int Handles => Directory.EnumerateFileSystemEntries($"/proc/{process.Id}/fd").Count();

    public bool HasEnded => process.HasExited;

    public static bool CanBe => OperatingSystem.IsLinux() && File.Exists(Program);

    private static string Program => RepositoryFile.Path("Dashboard", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "HealthNeeds.Dashboard.dll");

    /// <param name="handles">How many files and connections it may have open; null for as many as this process.</param>
    /// <returns>Once it serves.</returns>
    public static async Task<SiteProcess> StartAsync(string directory, bool withWorker = false, int? handles = null)
    {
        var site = Begin(directory, withWorker, handles);
        await site.UntilReadyAsync();
        return site;
    }

    /// <inheritdoc cref="StartAsync"/>
    /// <returns>At once, while it is still starting.</returns>
    public static SiteProcess Begin(string directory, bool withWorker = false, int? handles = null)
    {
        var address = $"http://127.0.0.1:{FreePort.Take()}";
        string[] command = handles is { } most ? ["prlimit", string.Create(CultureInfo.InvariantCulture, $"--nofile={most}"), "dotnet", Program] : ["dotnet", Program];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryFile.Path("Dashboard") };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address,
            ["Releases__Directory"] = directory,
            ["Releases__WatchMilliseconds"] = "100",
            ["Data__Directory"] = RepositoryFile.Path("data"),
            ["Worker__Embedded"] = withWorker ? "true" : "false",
            ["Worker__AtStart"] = "Never",
            ["Live__Offline"] = "true",
            ["WarmUp"] = "false",
        })
            start.Environment[name] = value;
        var site = new SiteProcess(Process.Start(start)!, new Uri(address));
        site.process.OutputDataReceived += (_, _) => { };
        site.process.ErrorDataReceived += (_, _) => { };
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        return site;
    }

    public async Task UntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            try
            {
                if ((await Client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Id of the release that it says it serves.</summary>
    public async Task<string> ServedAsync()
    {
        using var ready = System.Text.Json.JsonDocument.Parse(await Client.GetStringAsync("/health/ready"));
        return ready.RootElement.GetProperty("release").GetProperty("id").GetString()!;
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static string[] ChildrenOf(string thread)
    {
        try
        {
            return File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return [];
        }
    }
}

/// <summary>A test that runs the dashboard's program: skipped, and said why, where it is not built beside the tests or the system is another.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SiteProcessFactAttribute : FactAttribute
{
    public SiteProcessFactAttribute() => Skip = SiteProcess.CanBe ? null : "The dashboard's program is not built beside these tests, or this is not Linux.";
}
