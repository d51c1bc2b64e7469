using System.Diagnostics;

namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>Another worker, killed when disposed.</summary>
internal sealed class ChildWorker(Process process) : IDisposable
{
    private readonly List<string> lines = [];

    public Process Process { get; } = process;

    public int Id { get; } = process.Id;

    public string Output
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    public static ChildWorker Start(IReadOnlyDictionary<string, string> settings, string role = "worker")
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(ChildWorker).Assembly.Location);
        start.ArgumentList.Add(role);
        start.Environment["Live__Offline"] = "true";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var child = new ChildWorker(Process.Start(start)!);
        child.Process.OutputDataReceived += (_, line) => child.Add(line.Data);
        child.Process.ErrorDataReceived += (_, line) => child.Add(line.Data);
        child.Process.BeginOutputReadLine();
        child.Process.BeginErrorReadLine();
        return child;
    }

    public void Kill() => Process.Kill();

    /// <summary>"STOP" pauses it as a machine may be paused, "CONT" lets it go on, "TERM" asks it to end.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
    }

    private void Add(string? line)
    {
        lock (lines)
            lines.Add(line ?? string.Empty);
    }
}
