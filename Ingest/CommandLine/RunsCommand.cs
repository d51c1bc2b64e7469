using System.CommandLine;
using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

internal static class RunsCommand
{
    private static readonly Option<int> Limit = new("--limit") { Description = "How many runs, newest first.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> Rejections = new("--rejections") { Description = "Also show this many rejected rows." };
    private static readonly Argument<string> Id = new("id") { Description = "A run id, as 'runs list' shows it." };

    public static Command Build()
    {
        var list = new Command("list", "Every run on record, newest first.") { Limit, GlobalOptions.Json };
        list.Runs(List);
        var show = new Command("show", "One run: stages, sources, rejections.") { Id, Rejections, GlobalOptions.Json };
        show.Runs(Show);
        return new Command("runs", "What past refreshes did.") { list, show };
    }

    private static int List(CommandContext context)
    {
        var runs = new RunLog(context.Paths.Releases).List(context.Parse.GetValue(Limit));
        if (context.WantsJson)
            context.Output.WriteLine(RunJson.Write(runs));
        else if (runs.Count == 0)
            context.Output.WriteLine($"No run is on record in {context.Paths.Releases}. 'refresh' makes one.");
        else
            context.Terminal.Write(Table(runs));
        return ExitCodes.Ok;
    }

    private static int Show(CommandContext context)
    {
        var id = context.Parse.GetRequiredValue(Id);
        var log = new RunLog(context.Paths.Releases);
        var record = log.Find(id) ?? throw new UsageException($"Run '{id}' is not on record in {context.Paths.Releases}. Expected an id that 'runs list' shows.");
        RunReport.Write(context, record);
        if (!context.WantsJson)
        {
            foreach (var r in log.Rejections(id, context.Parse.GetValue(Rejections)))
                context.Output.WriteLine($"{r.Source} {(r.Line is { } line ? $"line {line}" : "batch")} [{r.Rule}] {r.Key}: {r.Reason}; found {r.Found}, expected {r.Expected}");
        }

        return ExitCodes.Ok;
    }

    private static Table Table(IReadOnlyList<RunRecord> runs)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Run", "Started (UTC)", "Trigger", "Outcome");
        table.AddColumn(new TableColumn("Seconds").RightAligned());
        table.AddColumns("Release", "Message");
        foreach (var r in runs)
        {
            table.AddRow(
                r.Id,
                r.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                r.Trigger,
                r.Outcome.Id(),
                r.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                r.Release ?? string.Empty,
                Markup.Escape(r.Message));
        }

        return table;
    }
}

/// <summary>A run record for a reader: stages and timings, sources, warnings, and the outcome in words last.</summary>
internal static class RunReport
{
    public static void Write(CommandContext context, RunRecord record)
    {
        if (context.WantsJson)
        {
            context.Output.WriteLine(RunJson.Write(record));
            return;
        }

        context.Terminal.Write(StageTable.Of(record.Stages));
        if (record.Sources.Count > 0)
            context.Terminal.Write(Sources(record));
        foreach (var warning in record.Warnings)
            context.Output.WriteLine($"Warning: {warning}");
        var (seconds, memory) = (record.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), StageTable.Bytes(record.PeakBytes));
        context.Output.WriteLine($"Run {record.Id}: {record.Outcome.Id()} in {seconds} s, peak memory {memory}.");
        (record.Outcome is RunOutcome.Failed or RunOutcome.Held ? context.Error : context.Output).WriteLine(record.Message);
    }

    private static Table Sources(RunRecord record)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Source", "State");
        foreach (var number in new[] { "Rows in", "Kept", "Rejected" })
            table.AddColumn(new TableColumn(number).RightAligned());
        table.AddColumn("Note");
        foreach (var s in record.Sources)
            table.AddRow(Markup.Escape(s.Source), s.State.Id(), N(s.RowsIn), N(s.RowsKept), N(s.RowsRejected), Markup.Escape(s.Detail ?? string.Empty));
        return table;
    }

    private static string N(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
