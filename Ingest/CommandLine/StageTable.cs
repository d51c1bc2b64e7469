using System.Globalization;
using HealthNeeds.Core.Runs;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>The stages of a run with rows, seconds and memory.</summary>
internal static class StageTable
{
    public static Table Of(IReadOnlyList<RunStage> stages)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("Stage");
        table.AddColumn("State");
        table.AddColumn(new TableColumn("Rows").RightAligned());
        table.AddColumn(new TableColumn("Seconds").RightAligned());
        table.AddColumn(new TableColumn("CPU seconds").RightAligned());
        table.AddColumn(new TableColumn("Peak memory").RightAligned());
        foreach (var stage in stages)
            table.AddRow(Markup.Escape(stage.Title), State(stage.State), Number(stage.Rows), Seconds(stage), stage.CpuSeconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? string.Empty, Bytes(stage.PeakBytes));
        return table;
    }

    public static string Bytes(long? bytes) => bytes is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b / 1e6:N0} MB") : string.Empty;

    private static string State(StageState state) => state switch
    {
        StageState.Done => "[green]done[/]",
        StageState.Running => "[yellow]running[/]",
        StageState.Failed => "[red]failed[/]",
        StageState.Skipped => "[grey]skipped[/]",
        _ => "[grey]waiting[/]",
    };

    private static string Number(long? rows) => rows?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Seconds(RunStage stage) =>
        stage.State is StageState.Waiting or StageState.Skipped ? string.Empty : stage.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
}
