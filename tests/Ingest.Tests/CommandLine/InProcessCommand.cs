using System.CommandLine;
using HealthNeeds.Ingest.CommandLine;
using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>
/// The program in this process, from its arguments to its exit code: to start it takes longer than most commands. For words and codes; that a process
/// ends with the code, reads its settings from the environment and finds on disk what an earlier one left is found out by <see cref="WorkerProcess"/>.
/// </summary>
internal static class InProcessCommand
{
    /// <param name="settings">Options that stand for settings of the environment: "--releases", its directory.</param>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(IEnumerable<string> settings, IEnumerable<string> arguments) =>
        RunAsync([.. arguments, .. settings], new InvocationConfiguration());

    /// <param name="environment">Variables in the place of this process's, as <see cref="WorkerProcess"/> is given them; no publisher is asked unless they say so.</param>
    public static Task<(int ExitCode, string Output, string Error)> InAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["Live:Offline"] = "true" };
        foreach (var (name, value) in environment)
            settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        return RunAsync(arguments, new CommandSurroundings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, InvocationConfiguration surroundings)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        (surroundings.Output, surroundings.Error) = (output, error);
        var code = await CommandTree.RunAsync(arguments, surroundings);
        return (code, output.ToString(), error.ToString());
    }
}
