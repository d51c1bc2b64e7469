using System.Diagnostics;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>A program of this machine, run to its end.</summary>
internal static class OtherProgram
{
    /// <returns>Its exit code, and what it said on both its outputs.</returns>
    public static Task<(int Code, string Output)> RunAsync(string program, params string[] arguments) => RunAsync(program, environment: null, arguments);

    /// <param name="environment">All that it is given; that of this process where it is null.</param>
    public static async Task<(int Code, string Output)> RunAsync(string program, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await error);
    }
}

/// <summary>A theory that needs a program this machine may lack: it is skipped, and says so.</summary>
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(string program) => Skip = new Api.ProgramFactAttribute(program).Skip;
}
