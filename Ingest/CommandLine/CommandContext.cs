using System.CommandLine;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What every command is given: settings from the environment, overridden by options, and where to write.</summary>
internal sealed record CommandContext(ParseResult Parse, IConfiguration Configuration, IngestPaths Paths, IAnsiConsole Terminal, TextWriter Output, TextWriter Error)
{
    public static CommandContext From(ParseResult parse)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(GlobalOptions.Overrides(parse)).Build();
        var output = parse.InvocationConfiguration.Output;
        return new CommandContext(parse, configuration, IngestPaths.From(configuration), CreateTerminal(output), output, parse.InvocationConfiguration.Error);
    }

    public bool WantsJson => Parse.GetValue(GlobalOptions.Json);

    private static IAnsiConsole CreateTerminal(TextWriter output)
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        // A table folded to 80 columns in a log helps nobody.
        plain.Profile.Width = 200;
        return plain;
    }
}
