using System.CommandLine;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Indicators of this installation's own: look at one, put it in, list them, take one out.</summary>
internal static class OwnCommand
{
    private static readonly Argument<string> Definition = new("definition") { Description = "The definition, ID.json; or the id of an indicator that is in the directory already." };
    private static readonly Argument<string?> Figures = new("csv") { Description = "Its figures in Fingertips' columns; the file beside the definition that has its name, ending in .csv, where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Id = new("id") { Description = "An id, as 'own list' shows it." };

    public static Command Build()
    {
        var check = new Command("check", "Read a definition and its CSV, hold them to every rule, and say what was found. Nothing is kept.") { Definition, Figures };
        check.Runs(CheckAsync);
        var add = new Command("add", "Check, copy into the directory of own indicators and take in: the next refresh has it. One that is there is replaced.") { Definition, Figures, AuditCommand.Reason };
        add.Runs(AddAsync);
        var list = new Command("list", "Own indicators, and whether their figures are taken in, held, refused or wrong.");
        list.Runs(ListAsync);
        var remove = new Command("remove", "Take one out: its files are deleted, and the next refresh is without it.") { Id, AuditCommand.Reason };
        remove.Runs(RemoveAsync);
        return new Command("own", "Indicators of this installation's own: shown and marked as own, and never ranked by.") { check, add, list, remove };
    }

    private static async Task<int> CheckAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var found = Examine(context, services, Files(context, services), cancellation);
        OwnReport.Write(context.Output, found);
        return found.IsHeld ? ExitCodes.Nothing : ExitCodes.Ok;
    }

    private static async Task<int> AddAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var (files, directory) = (Files(context, services), services.GetRequiredService<OwnDirectory>());
        var found = Examine(context, services, files, cancellation);
        OwnReport.Write(context.Output, found);
        if (found.Read is null)
            throw new UsageException("Nothing was copied: no figure could be read of it.");
        var outcome = await services.GetRequiredService<AuditLog>().CarryOutAsync(
            new AuditEntry(AuditAct.OwnAdded, files.Id, AuditActor.OfCommand("own add"), context.GivenReason()),
            () =>
            {
                directory.Put(files);
                return Task.FromResult(services.GetRequiredService<OwnIntake>().Take(directory.Files(files.Id), FocusAreas(context), cancellation));
            },
            cancellation);
        context.Output.WriteLine(Words(outcome));
        return outcome.State switch
        {
            SourceState.Held => ExitCodes.Nothing,
            SourceState.Failed or SourceState.Stale => ExitCodes.Failed,
            _ => ExitCodes.Ok,
        };
    }

    private static async Task<int> ListAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var directory = services.GetRequiredService<OwnDirectory>();
        if (directory.Ids.Count == 0)
            context.Output.WriteLine($"There are no own indicators in {directory.Path}. 'own add' puts one in.");
        else
            context.Terminal.Write(OwnListing.Of(directory, context.Paths.Releases));
        foreach (var stray in directory.Strays)
            context.Output.WriteLine($"{stray} is not read: expected own-….json with own-….csv beside it.");
        return ExitCodes.Ok;
    }

    private static async Task<int> RemoveAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var (id, directory, intake) = (context.Parse.GetRequiredValue(Id), services.GetRequiredService<OwnDirectory>(), services.GetRequiredService<OwnIntake>());
        if (!directory.Ids.Contains(id, StringComparer.Ordinal) && !intake.Taken.Contains(id, StringComparer.Ordinal))
            throw new UsageException($"There is no own indicator '{id}' in {directory.Path}. Those there are: {(directory.Ids.Count == 0 ? "none" : string.Join(", ", directory.Ids))}.");
        await services.GetRequiredService<AuditLog>().CarryOutAsync(
            new AuditEntry(AuditAct.OwnRemoved, id, AuditActor.OfCommand("own remove"), context.GivenReason()),
            () =>
            {
                directory.Remove(id);
                intake.Retire(id);
            },
            cancellation);
        context.Output.WriteLine($"{id} is removed: the next refresh is without it. Releases that have it keep it until they are gone; 'releases remove' takes them away.");
        return ExitCodes.Ok;
    }

    /// <summary>An id names what is in the directory; anything else is a path.</summary>
    private static OwnFiles Files(CommandContext context, IServiceProvider services)
    {
        var (text, csv, directory) = (context.Parse.GetRequiredValue(Definition), context.Parse.GetValue(Figures), services.GetRequiredService<OwnDirectory>());
        if (csv is null && directory.Ids.Contains(text, StringComparer.Ordinal))
            return directory.Files(text);
        return File.Exists(text) ? OwnFiles.At(text, csv) : throw new UsageException($"There is no definition '{text}'. Expected a JSON file, or the id of an own indicator: {(directory.Ids.Count == 0 ? "there is none" : string.Join(", ", directory.Ids))}.");
    }

    /// <summary>What cannot be read at all is a wrong argument.</summary>
    private static OwnFindings Examine(CommandContext context, IServiceProvider services, OwnFiles files, CancellationToken cancellation)
    {
        try
        {
            return services.GetRequiredService<OwnExamination>().Run(files, FocusAreas(context), cancellation);
        }
        catch (Exception unread) when (unread is CsvRefusedException or ResponseRefusedException or FileNotFoundException)
        {
            throw new UsageException($"{Path.GetFileName(files.Figures)}: {unread.Message}");
        }
    }

    private static string[] FocusAreas(CommandContext context) => [.. DataCatalogues.Read(context.Paths.Data).FocusAreas.Select(f => f.Id)];

    private static string Words(PullOutcome outcome) => outcome.State switch
    {
        SourceState.Held => $"{outcome.Source} is in the directory and is held: {outcome.Why} 'sources held' shows what waits, with the commands that accept or refuse it.",
        SourceState.Changed => $"{outcome.Source} is taken in: the next refresh has it. {OwnIndicators.NotRanked}.",
        SourceState.Unchanged => $"{outcome.Source} is as it was. {outcome.Why}".TrimEnd(),
        _ => $"{outcome.Source} could not be taken in: {outcome.Why}",
    };
}
