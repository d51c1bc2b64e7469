using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace HealthNeeds.Ingest.CommandLine;

// Long because the examples of every command stand here.
/// <summary>Every command of the worker's program.</summary>
internal static class CommandTree
{
    private static readonly TimeSpan TidyUp = TimeSpan.FromSeconds(20);

    public static Task<int> RunAsync(string[] args) => RunAsync(args, new InvocationConfiguration { ProcessTerminationTimeout = TidyUp });

    /// <param name="settings">Where it writes, and how long it has to tidy up once it is asked to stop.</param>
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration settings)
    {
        settings.EnableDefaultExceptionHandler = false;
        var parse = Build().Parse(args);
        if (parse.Errors.Count > 0)
        {
            parse.Invoke(settings);
            return ExitCodes.Usage;
        }

        return await CommandEdge.GuardAsync(() => parse.InvokeAsync(settings), settings.Error);
    }

    public static RootCommand Build()
    {
        var root = new RootCommand("HealthNeeds: official statistics in, releases out.")
        {
            RefreshCommand.Build(),
            ServeCommand.Build(),
            ReleasesCommand.Build(),
            ReplicaCommand.Build(),
            ModelsCommand.Build(),
            RunsCommand.Build(),
            SourcesCommand.Build(),
            OwnCommand.Build(),
            KeysCommand.Build(),
            AuditCommand.Build(),
            ClusterCommand.Build(),
            SnapshotCommand.Create(),
            BackupCommand.Build(),
            BackupCommand.BuildRestore(),
            DoctorCommand.Build(),
        };
        root.Options.Add(GlobalOptions.Releases);
        root.Options.Add(GlobalOptions.Data);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var result = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(CommandExamples.Of(TopLevel(parseResult.CommandResult)));
            output.WriteLine();
            output.WriteLine(CommandExamples.ExitCodes);
            return result;
        }

        // "releases rollback" is explained where "releases" is.
        private static string TopLevel(CommandResult command) =>
            command.Parent is CommandResult { Parent: not null } parent ? TopLevel(parent) : command.Command.Name;
    }
}
