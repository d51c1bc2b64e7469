using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HealthNeeds.Ingest.Decisions;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

internal static class ReleasesCommand
{
    private static readonly Argument<string?> Id = new("id") { Description = "A release id, as 'releases list' shows it.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string[]> Ids = new("id") { Description = "Release ids, as 'releases list' shows them.", Arity = ArgumentArity.OneOrMore };
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Build()
    {
        var list = new Command("list", "Every release that is kept, newest first.") { GlobalOptions.Json };
        list.Runs(List);
        var show = new Command("show", "The current release, or the one named, and the run that made it.") { Id, GlobalOptions.Json };
        show.Runs(Show);
        var rollback = new Command("rollback", "Serve an older release: the one named, or the one before the current.") { Id, AuditCommand.Reason };
        rollback.Runs(RollbackAsync);
        var remove = new Command("remove", "Take releases out of service for good: their files are deleted. The current one stays.") { Ids, AuditCommand.Reason };
        remove.Runs(RemoveAsync);
        return new Command("releases", "The releases that are kept, and which one is current.") { list, show, ReleasesDiffCommand.Build(), rollback, remove, RebuildCommand.Build(), ParquetCommand.Build() };
    }

    private static int List(CommandContext context)
    {
        var releases = Catalogue(context.Paths).List();
        if (context.WantsJson)
            context.Output.WriteLine(JsonSerializer.Serialize(releases, Form));
        else if (releases.Count == 0)
            context.Output.WriteLine($"There is no release in {context.Paths.Releases}. 'refresh' makes one.");
        else
            context.Terminal.Write(Table(releases));
        return ExitCodes.Ok;
    }

    private static int Show(CommandContext context)
    {
        var release = Named(context, context.Parse.GetValue(Id), r => r.IsCurrent, "There is no current release");
        var run = new RunLog(context.Paths.Releases).List().FirstOrDefault(r => r.Release == release.Id);
        if (context.WantsJson)
        {
            context.Output.WriteLine(JsonSerializer.Serialize(release, Form));
            return ExitCodes.Ok;
        }

        context.Terminal.Write(Table([release]));
        if (run is not null)
            RunReport.Write(context, run);
        return ExitCodes.Ok;
    }

    private static async Task<int> RollbackAsync(CommandContext context, CancellationToken cancellation)
    {
        ReplicaCommand.RefuseDecisionIn(context);
        var (id, current) = await Decisions(context).RollBackAsync(context.Parse.GetValue(Id), AuditActor.OfCommand("releases rollback"), context.GivenReason(), cancellation);
        context.Output.WriteLine($"Release {id} is served from now on{(current is null ? string.Empty : $", in place of {current}")}. The next refresh with new figures replaces it.");
        return ExitCodes.Ok;
    }

    private static async Task<int> RemoveAsync(CommandContext context, CancellationToken cancellation)
    {
        ReplicaCommand.RefuseDecisionIn(context);
        await foreach (var r in Decisions(context).RemoveAsync(context.Parse.GetRequiredValue(Ids), AuditActor.OfCommand("releases remove"), context.GivenReason(), cancellation))
            context.Output.WriteLine($"Release {r.Id} (version {r.Version?.ToString() ?? "not readable"}, {StageTable.Bytes(r.Bytes)}) is removed: nobody can read it, compare with it or put it back. What it was made from goes with the next refresh.");
        ParquetFolders.Clear(context.Paths);
        new OriginIndexWriter(context.Paths.Releases).Write();
        return ExitCodes.Ok;
    }

    private static ReleaseDecisions Decisions(CommandContext context) => new(context.Paths, new AuditLog(context.Paths.Audit, TimeProvider.System), TimeProvider.System);

    private static ListedRelease Named(CommandContext context, string? id, Func<ListedRelease, bool> unnamed, string none) =>
        ReleaseDecisions.Named(Catalogue(context.Paths).List(), context.Paths.Releases, id, unnamed, none);

    internal static ReleaseCatalogue Catalogue(IngestPaths paths) => new(Options.Create(new ReleaseOptions { Directory = paths.Releases }));

    private static Table Table(IReadOnlyList<ListedRelease> releases)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Release", "Version", "Published (UTC)");
        table.AddColumn(new TableColumn("Size").RightAligned());
        table.AddColumn("Served");
        foreach (var r in releases)
            table.AddRow(r.Id, r.Version?.ToString() ?? "not readable", r.Published.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), StageTable.Bytes(r.Bytes), r.IsCurrent ? "current" : string.Empty);
        return table;
    }
}
