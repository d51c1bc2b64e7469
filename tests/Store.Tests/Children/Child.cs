using System.Diagnostics;

namespace HealthNeeds.Store.Tests.Children;

/// <summary>Another process, killed when disposed.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process) => this.process = process;

    /// <summary>Starts this assembly with arguments and waits until it says that it is ready.</summary>
    public static async Task<Child> StartAsync(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(Child).Assembly.Location);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        var child = new Child(Process.Start(start)!);
        (await child.process.StandardOutput.ReadLineAsync()).Should().Be("ready");
        return child;
    }

    /// <summary>Its answer to a line.</summary>
    public async Task<string?> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        return await process.StandardOutput.ReadLineAsync();
    }

    /// <summary>Ends it as a power cut would: it gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
