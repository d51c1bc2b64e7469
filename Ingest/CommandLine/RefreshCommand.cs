using System.CommandLine;
using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

internal static class RefreshCommand
{
    private static readonly Option<bool> Force = new("--force") { Description = "Publish even if nothing has changed since the current release." };

    private static readonly Option<bool> Offline = new("--offline") { Description = "Ask no publisher; use the figures already held (or Live__Offline)." };

    public static Command Build()
    {
        var command = new Command("refresh", "Fetch, check, analyse and publish, once.") { Force, Offline, GlobalOptions.Region, GlobalOptions.Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        ReplicaCommand.RefuseIn(context);
        await using var services = new ServiceCollection()
            .AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.None))
            .AddRefresh(context.Configuration)
            .BuildServiceProvider();
        var region = services.GetRequiredService<IOptions<RegionOptions>>().Value.Region;
        _ = DataCatalogues.Read(context.Paths.Data).Region(region);
        var request = new RefreshRequest(region, context.Parse.GetValue(Force), "command", Ask: !context.Parse.GetValue(Offline));
        var record = await ShowAsync(context, services.GetRequiredService<Refresh>(), request, cancellation);
        RunReport.Write(context, record);
        return ExitCode(record.Outcome);
    }

    private static Task<RunRecord> ShowAsync(CommandContext context, Refresh refresh, RefreshRequest request, CancellationToken cancellation) =>
        Console.IsOutputRedirected || context.WantsJson
            ? refresh.RunAsync(request, [new HealthNeeds.Ingest.Pipeline.Runs.LineDisplay((context.WantsJson ? context.Error : context.Output).WriteLine)], cancellation)
            : TerminalDisplay.RunAsync(context.Terminal, display => refresh.RunAsync(request, [display], cancellation));

    private static int ExitCode(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Published => ExitCodes.Ok,
        RunOutcome.Unchanged or RunOutcome.Held => ExitCodes.Nothing,
        RunOutcome.Stopped => ExitCodes.Stopped,
        _ => ExitCodes.Failed,
    };
}

/// <summary>A table in the terminal that redraws itself while the run goes on.</summary>
internal sealed class TerminalDisplay(LiveDisplayContext live) : IRunDisplay
{
    private const int BarWidth = 40;

    public static async Task<RunRecord> RunAsync(IAnsiConsole terminal, Func<IRunDisplay, Task<RunRecord>> run)
    {
        RunRecord? record = null;
        await terminal.Live(new Text(string.Empty)).AutoClear(true).StartAsync(async live => record = await run(new TerminalDisplay(live)));
        return record!;
    }

    public void Show(RunProgress progress) => live.UpdateTarget(new Rows(StageTable.Of(progress.Stages), new Markup(Foot(progress))));

    private static string Foot(RunProgress progress)
    {
        var done = (int)Math.Round(progress.Fraction * BarWidth);
        var left = progress.SecondsLeft is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", about {seconds:0} s left") : ", taking longer than expected";
        return string.Create(CultureInfo.InvariantCulture, $"[green]{new string('━', done)}[/][grey]{new string('━', BarWidth - done)}[/] {progress.Fraction:P0}{left}: {Markup.Escape(progress.Message)}");
    }
}

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
