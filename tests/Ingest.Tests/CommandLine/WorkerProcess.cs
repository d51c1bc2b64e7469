using System.Diagnostics;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>The worker's program, run as its users run it: as a process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public Process Process => _process;

    public static WorkerProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "HealthNeeds.Ingest.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // No test asks a publisher; one that asks the one on this machine says so.
        start.Environment["Live__Offline"] = "true";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new WorkerProcess(System.Diagnostics.Process.Start(start)!);
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var worker = Start(environment, arguments);
        return await worker.EndAsync();
    }

    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        var (output, error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
