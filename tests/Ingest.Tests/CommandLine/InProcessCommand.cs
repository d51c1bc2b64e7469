using System.CommandLine;
using HealthNeeds.Ingest.CommandLine;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>
/// The program in this process, from its arguments to its exit code: to start it takes longer than most commands. For words and codes; that a process
/// ends with the code, reads its settings from the environment and finds on disk what an earlier one left is found out by <see cref="WorkerProcess"/>.
/// </summary>
internal static class InProcessCommand
{
    /// <param name="settings">Options that stand for settings of the environment: "--releases", its directory.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(IEnumerable<string> settings, IEnumerable<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandTree.RunAsync([.. arguments, .. settings], new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
