using System.CommandLine;
using System.Globalization;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Snapshots;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What waits for a decision, and what speaks against it.</summary>
internal static class HeldFiguresCommand
{
    private const int Shown = 8;
    private static readonly Argument<string?> Id = new("id") { Description = "An id, as 'sources held' shows it, or the source's.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Build()
    {
        var command = new Command("held", "Figures that a rule held back; with an id, each finding and the figures that differ most.") { Id };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var (decisions, sources) = (services.GetRequiredService<AnalystDecisions>(), services.Known());
        var (waiting, damaged) = (decisions.Waiting(sources), decisions.Damaged(sources));
        var id = context.Parse.GetValue(Id);
        if (damaged.FirstOrDefault(d => d.Id == id || d.Source == id) is { } one)
            throw new InvalidDataException(one.Words);
        if (id is null)
            List(context.Output, waiting, damaged);
        else
            Show(context, waiting.FirstOrDefault(h => h.Id == id || h.Source == id) ?? throw new UsageException($"No figures '{id}' wait for a decision. Found waiting: {(waiting.Count == 0 ? "none" : string.Join(", ", waiting.Select(h => h.Id)))}."), cancellation);
        return ExitCodes.Ok;
    }

    private static void List(TextWriter output, IReadOnlyList<Receipt> waiting, IReadOnlyList<DamagedFigures> damaged)
    {
        if (waiting.Count + damaged.Count == 0)
            output.WriteLine("Nothing waits for a decision.");
        foreach (var held in waiting)
            output.WriteLine($"{held.Source} {held.Id} since {Time(held)}: {held.Holding.FirstOrDefault()}");
        foreach (var one in damaged)
            output.WriteLine(one.Words);
    }

    private static void Show(CommandContext context, Receipt held, CancellationToken cancellation)
    {
        var output = context.Output;
        output.WriteLine($"{held.Source} {held.Id}, read {Time(held)}: {CountWords.Some(held.RowsIn, "row")} in, {held.RowsKept:N0} kept, {held.RowsRejected:N0} rejected.");
        foreach (var finding in held.Findings.OrderByDescending(f => f.Holds))
        {
            output.WriteLine($"{(finding.Holds ? "Holds" : "Warns")} [{finding.Rule}] {finding.Key}: {finding.Reason}");
            output.WriteLine($"  found     {finding.Found}");
            output.WriteLine($"  expected  {finding.Expected}");
            foreach (var example in finding.Examples)
                output.WriteLine($"  e.g.      {example}");
        }

        var damaged = new SourceFolder(context.Paths.Releases, held.Source).DamageOf(held);
        if (damaged is null)
            Differences(context, held, cancellation);
        output.WriteLine(damaged is not null ? damaged.Words : held.HasFigures ? $"Accept:    sources accept {held.Source} {held.Id} --reason \"…\"" : "None of the new figures could be read, so there is nothing to accept.");
        output.WriteLine($"{(held.HasFigures ? "Refuse:   " : "Refuse it:")} sources refuse {held.Source} {held.Id}");
    }

    /// <summary>Against the figures that serve, live or bundled.</summary>
    private static void Differences(CommandContext context, Receipt held, CancellationToken cancellation)
    {
        var folder = new SourceFolder(context.Paths.Releases, held.Source);
        if (held.Files.FirstOrDefault(f => f.Kind == SnapshotKinds.Observations) is not { } now)
            return;
        // Where it is damaged, bundled figures are in use.
        var good = folder.TryReadGood();
        var serving = good?.Files.FirstOrDefault(f => f.Kind == SnapshotKinds.Observations) is { } before
            ? Path.Combine(folder.PathOfGood(good.Id), before.Name)
            : Path.Combine(context.Paths.Snapshot, $"{SnapshotKinds.Observations}-{held.Source}.parquet");
        if (!File.Exists(serving))
            return;
        using var inspector = new SnapshotInspector();
        foreach (var d in inspector.Differences(serving, Path.Combine(folder.PathOfHeld(held.Id), now.Name), Shown, cancellation))
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {d.Indicator} {d.Area} {d.Period} {d.Sex}: {d.Before:G6} in use, {d.Now:G6} new"));
    }

    private static string Time(Receipt held) => held.ReadAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
