using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Every command of the worker's program.</summary>
internal static class CommandTree
{
    private static readonly TimeSpan TidyUp = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var parse = Build().Parse(args);
        if (parse.Errors.Count > 0)
        {
            parse.Invoke();
            return ExitCodes.Usage;
        }

        var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TidyUp };
        return await CommandEdge.GuardAsync(() => parse.InvokeAsync(settings), settings.Error);
    }

    public static RootCommand Build()
    {
        var root = new RootCommand("HealthNeeds: official statistics in, releases out.")
        {
            RefreshCommand.Build(),
            ServeCommand.Build(),
            ReleasesCommand.Build(),
            ModelsCommand.Build(),
            RunsCommand.Build(),
            SourcesCommand.Build(),
            OwnCommand.Build(),
            SnapshotCommand.Create(),
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

/// <summary>What --help shows below the options.</summary>
internal static class CommandExamples
{
    public const string ExitCodes = """
        Exit codes:
          0    done
          1    tried and failed; the current release stays in use
          2    wrong option, argument or setting; nothing was tried
          3    nothing published: no change, held by a rule, or another refresh is under way
          130  stopped on request
        """;

    public static string Of(string command) => command switch
    {
        "refresh" => """
            Examples:
              refresh                           ask every publisher; publish if anything changed
              refresh --offline                 ask no publisher; use the figures already held
              refresh --force --json            publish anyway, and write the run record as JSON
              refresh --region E54000054        rank for another ICB
            """,
        "serve" => """
            Examples:
              serve                                           refresh on the schedule, Mondays at 03:30
              Worker__Schedule='0 0 4 * * ?' serve            daily at 04:00
              Worker__MissedRun=Skip serve                    do not catch up on a missed time
              Worker__AtStart=Always serve                    refresh now, then on the schedule
              Live__Offline=true serve                        never ask a publisher
              Live__Sources__qof2021__Schedule='0 0 5 * * ?' serve
                                                              ask for one source daily at 05:00
            """,
        "releases" => """
            Examples:
              releases list
              releases show                     the current one
              releases diff                     what changed with the current one, and why ranks moved
              releases diff previous current --json
              releases rollback                 serve the one before the current one
              releases rebuild 20261122T201500Z-0123abcd
                                                make its inputs again from kept answers and compare
            """,
        "runs" => """
            Examples:
              runs list --limit 5
              runs show 20261122T201500Z-3f9a --rejections 20
            """,
        "sources" => """
            Examples:
              sources status                    how fresh each source is, and why
              sources pull qof2021              ask one publisher now
              sources held                      what waits for a decision
              sources held 0f3a9c51b2d4         why, with rows that show it
              sources accept qof2021 0f3a9c51b2d4 --reason "revised by NHS England"
              sources refuse qof2021 0f3a9c51b2d4
            """,
        "own" => """
            Examples:
              own check own-falls.json          hold a definition and the CSV beside it to every rule
              own add own-falls.json            put both into the directory; the next refresh has it
              own list
              own remove own-falls              the next refresh is without it
            """,
        "snapshot" => """
            Examples:
              snapshot build --from sources     make data/snapshot from the publishers' files
              snapshot verify                   check it against its manifest
              snapshot outlines --from lsoa21.geojson.gz
                                                make the outlines of all England
            """,
        _ => """
            Examples:
              refresh                           make a release of the bundled figures
              serve                             keep making them, on a schedule
              releases list                     what there is to serve
            """,
    };
}
