using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Runs;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>A table in the terminal that redraws itself while the run goes on.</summary>
internal sealed class LiveDisplay(LiveDisplayContext live) : IRunDisplay
{
    private const int BarWidth = 40;

    public static async Task<RunRecord> RunAsync(IAnsiConsole terminal, Func<IRunDisplay, Task<RunRecord>> run)
    {
        RunRecord? record = null;
        await terminal.Live(new Text(string.Empty)).AutoClear(true).StartAsync(async live => record = await run(new LiveDisplay(live)));
        return record!;
    }

    public void Show(RunProgress progress) => live.UpdateTarget(new Rows(StageTable.Of(progress.Stages), new Markup(Foot(progress))));

    private static string Foot(RunProgress progress)
    {
        var done = (int)Math.Round(progress.Fraction * BarWidth);
        var left = progress.SecondsLeft is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", about {seconds:0} s left") : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"[green]{new string('━', done)}[/][grey]{new string('━', BarWidth - done)}[/] {progress.Fraction:P0}{left}: {Markup.Escape(progress.Message)}");
    }
}
