using System.CommandLine;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What every command is given: settings from the environment, overridden by options, and where to write.</summary>
internal sealed record CommandContext(ParseResult Parse, IConfiguration Configuration, IngestPaths Paths, IAnsiConsole Terminal, TextWriter Output, TextWriter Error)
{
    public static CommandContext From(ParseResult parse)
    {
        var environment = parse.InvocationConfiguration is CommandSurroundings given ? given.Environment : new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var configuration = new ConfigurationBuilder().AddConfiguration(environment).AddInMemoryCollection(GlobalOptions.Overrides(parse)).Build();
        var output = parse.InvocationConfiguration.Output;
        return new CommandContext(parse, configuration, IngestPaths.From(configuration), CreateTerminal(output), output, parse.InvocationConfiguration.Error);
    }

    public bool WantsJson => Parse.GetValue(GlobalOptions.Json);

    private static IAnsiConsole CreateTerminal(TextWriter output)
    {
        if (!Console.IsOutputRedirected && ReferenceEquals(output, Console.Out))
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        // A table folded to 80 columns in a log helps nobody.
        plain.Profile.Width = 200;
        return plain;
    }
}

/// <summary>Where a command writes and what it is set to, where that is not what the process is started with.</summary>
/// <param name="environment">In the place of the environment's variables.</param>
internal sealed class CommandSurroundings(IConfiguration environment) : InvocationConfiguration
{
    public IConfiguration Environment => environment;
}

/// <summary>Options that mean the same in every command; each overrides one environment variable.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Releases = new("--releases")
    {
        Description = "The releases directory (or Releases__Directory; ./releases where neither is given).",
        HelpName = "directory",
        Recursive = true,
    };

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The project's data directory (or Data__Directory; ./data, or the nearest one above the program).",
        HelpName = "directory",
        Recursive = true,
    };

    public static readonly Option<string?> Region = new("--region")
    {
        Description = "A folder of data/regions, or the code of any ICB (or Region; the first region where neither is given).",
        HelpName = "id",
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Write JSON for scripts." };

    public static IEnumerable<KeyValuePair<string, string?>> Overrides(ParseResult parse)
    {
        if (parse.GetValue(Releases) is { } releases)
            yield return new("Releases:Directory", releases);
        if (parse.GetValue(Data) is { } data)
            yield return new("Data:Directory", data);
        if (parse.GetValue(Region) is { } region)
            yield return new("Region", region);
    }
}
