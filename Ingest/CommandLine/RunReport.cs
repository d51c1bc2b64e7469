using System.Globalization;
using HealthNeeds.Core.Runs;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

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
        context.Output.WriteLine($"Run {record.Id}: {record.Outcome.ToString().ToLowerInvariant()} in {seconds} s, peak memory {memory}.");
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
            table.AddRow(Markup.Escape(s.Source), s.State.ToString().ToLowerInvariant(), N(s.RowsIn), N(s.RowsKept), N(s.RowsRejected), Markup.Escape(s.Detail ?? string.Empty));
        return table;
    }

    private static string N(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
