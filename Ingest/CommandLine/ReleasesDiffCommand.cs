using System.CommandLine;
using HealthNeeds.Core.Changes;
using HealthNeeds.Store.Changes;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What differs between two kept releases, in words or as JSON.</summary>
internal static class ReleasesDiffCommand
{
    private const string Current = "current";
    private const string Previous = "previous";

    private static readonly Argument<string> From = new("from") { Description = "A release id, 'current' or 'previous'.", DefaultValueFactory = _ => Previous };
    private static readonly Argument<string> To = new("to") { Description = "The same.", DefaultValueFactory = _ => Current };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many series, areas and moves are listed.", DefaultValueFactory = _ => 10 };

    public static Command Build()
    {
        var command = new Command("diff", "What changed from one release to another: data version, sources, figures, areas, and why ranks moved.") { From, To, Limit, GlobalOptions.Json };
        command.Runs(Show);
        return command;
    }

    private static int Show(CommandContext context)
    {
        var (from, to, limit) = (context.Parse.GetValue(From)!, context.Parse.GetValue(To)!, context.Parse.GetValue(Limit));
        if (limit < 0)
            throw new UsageException($"--limit is a number of lines, 0 or more; found {limit}.");
        var releases = ReleasesCommand.Catalogue(context.Paths).List();
        var differences = new ReleaseDifferences(Options.Create(new ReleaseOptions { Directory = context.Paths.Releases }));
        try
        {
            var difference = differences.Between(Id(releases, from), Id(releases, to), limit);
            if (context.WantsJson)
                context.Output.WriteLine(ChangeJson.Write(difference));
            else
                DifferenceReport.Write(context.Output, difference, limit);
            return ExitCodes.Ok;
        }
        catch (NoReleaseException missing)
        {
            throw new UsageException(missing.Message);
        }
    }

    /// <summary>"previous" is the release that the current one was compared with when it was made.</summary>
    private static string Id(IReadOnlyList<ListedRelease> releases, string word)
    {
        if (word is not (Current or Previous))
            return word;
        var current = releases.FirstOrDefault(r => r.IsCurrent) ?? throw new UsageException("There is no current release. 'refresh' makes one.");
        return word == Current ? current.Id : current.Previous ?? throw new UsageException($"Release {current.Id} is the first of its line: there is none before it to compare with. 'releases list' shows those that are kept.");
    }
}
