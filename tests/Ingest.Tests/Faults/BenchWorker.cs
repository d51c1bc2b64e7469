using System.Diagnostics;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>A refresh of a bench in a process of its own (Children/Program.cs), killed when disposed.</summary>
internal sealed class BenchWorker : IDisposable
{
    private const string Ended = "ended ";

    private readonly Process process;

    private BenchWorker(Process process) => this.process = process;

    /// <summary>What it said so far.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What it said on its way down, where it did not end in its own words.</summary>
    public string Error { get; private set; } = string.Empty;

    public bool WasKilled { get; private set; }

    /// <param name="under">A program and its arguments to start it by, as "prlimit --nofile=256"; empty for none.</param>
    /// <param name="troubles">As "slow=publish" and how many milliseconds each "step=400" takes from there on, "hold=match", "wait=fetch" and "until=FILE" is there, "space=publish".</param>
    public static BenchWorker Start(FaultBench faults, string under, params string[] troubles)
    {
        string[] command = [.. under.Split(' ', StringSplitOptions.RemoveEmptyEntries), "dotnet", typeof(BenchWorker).Assembly.Location, "refresh", faults.Bench.Paths.Releases, faults.Bench.Paths.Data, $"{faults.Bench.Publisher.Root}", .. troubles];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var worker = new BenchWorker(Process.Start(start)!);
        worker.process.ErrorDataReceived += (_, said) => worker.Error += said.Data + "\n";
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Reads on until it says so; false where it ended before.</summary>
    public async Task<bool> SaysAsync(string line)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } said)
        {
            Said.Add(said);
            if (said == line)
                return true;
        }

        return false;
    }

    /// <summary>Ends it as kill -9 does; <see cref="Said"/> then has all that it said.</summary>
    public async Task KillAsync()
    {
        WasKilled = !process.HasExited;
        process.Kill();
        await SaysAsync("nothing that is ever said");
        await process.WaitForExitAsync();
    }

    /// <summary>How it ended, in its own words: "Published", "Failed", "Broken", "Busy"; null where it said nothing more.</summary>
    public async Task<(string Outcome, string Message)?> EndAsync()
    {
        await SaysAsync("nothing that is ever said");
        await process.WaitForExitAsync();
        return Said.FirstOrDefault(s => s.StartsWith(Ended, StringComparison.Ordinal))?[Ended.Length..].Split(": ", 2) is [var outcome, var message] ? (outcome, message) : null;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
