using System.CommandLine;
using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>How fresh each source is, and why.</summary>
internal static class SourceStatusCommand
{
    private const int Trend = 8;

    public static Command Build()
    {
        var command = new Command("status", "How fresh each source is: state, why, times, trend of durations, rejected rows.") { GlobalOptions.Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var statuses = services.GetRequiredService<SourceStatusRecorder>().List(services.GetRequiredService<PullCoordinator>().Sources.Select(s => s.Source));
        if (context.WantsJson)
            context.Output.WriteLine(SourceStatusJson.Write(statuses));
        else if (statuses.Count == 0)
            context.Output.WriteLine("No live source is set up: bundled figures are in use.");
        else
            Show(context, statuses);
        if (!context.WantsJson)
        {
            ShowBundled(context, statuses);
            if (services.GetRequiredService<IOptions<DownloadOptions>>().Value.Contact is null)
                context.Output.WriteLine("Live__Contact is not set: publishers see the product's name, but not whom to ask about its requests.");
        }

        return ExitCodes.Ok;
    }

    private static void Show(CommandContext context, IReadOnlyList<SourceStatus> statuses)
    {
        var now = TimeProvider.System.GetUtcNow();
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Source", "State", "Last check (UTC)", "Answered", "Changed", "Stale since", "Next check", "Seconds");
        table.AddColumn(new TableColumn("Rejected").RightAligned());
        foreach (var s in statuses)
        {
            table.AddRow(
                Markup.Escape(s.Source), State(s, now), Time(s.LastAsked), Time(s.LastAnswered), Time(s.LastChanged), Time(s.StaleSince), Time(s.NextRun), Durations(s),
                s.Recent.FirstOrDefault(r => r.RowsIn > 0) is { } read ? string.Create(CultureInfo.InvariantCulture, $"{read.RowsRejected:N0} of {read.RowsIn:N0}") : string.Empty);
        }

        context.Terminal.Write(table);
        foreach (var s in statuses.Where(s => s.Why is not null && s.LastAsked is not null))
            context.Output.WriteLine($"{s.Source}: {s.Why}");
        foreach (var (s, edition) in statuses.SelectMany(s => (s.Editions?.Newer ?? []).Select(e => (s, e))))
            context.Output.WriteLine($"{s.Source}: {edition.WordsWithValues()} Seen at {edition.SeenAt}.");
        foreach (var s in statuses.Where(s => s.Editions?.Problem is not null))
            context.Output.WriteLine($"{s.Source}: whether there is a newer edition could not be seen: {s.Editions!.Problem}");
        foreach (var s in statuses.Where(s => s.Held is not null))
            context.Output.WriteLine($"{s.Source}: {CountWords.Some(s.Held!.Findings.Count, "finding holds", "findings hold")} {s.Held.Id}; 'sources held {s.Held.Id}' shows them.");
    }

    /// <summary>Those that nothing asks, so that nobody looks for them in the table.</summary>
    private static void ShowBundled(CommandContext context, IReadOnlyList<SourceStatus> statuses)
    {
        var asked = statuses.Select(s => s.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var s in DataCatalogues.Read(context.Paths.Data).Indicators.Sources.Where(s => s.Supply == FigureSupply.BundledOnly && !asked.Contains(s.Id)))
            context.Output.WriteLine($"{s.Id}: bundled only (figures of {s.Period}); the publisher is not asked.");
    }

    private static string State(SourceStatus status, DateTimeOffset now) =>
        status.LastAsked is null ? "not asked" : status.IsStale(now) ? $"{status.State.Id()}, too old" : status.State.Id();

    /// <summary>The last pulls as bars, oldest first, and how long the last one took.</summary>
    private static string Durations(SourceStatus status)
    {
        const string Bars = "▁▂▃▄▅▆▇█";
        if (status.Recent.Count == 0)
            return string.Empty;
        var recent = status.Recent.Take(Trend).Reverse().Select(r => r.Seconds).ToList();
        var longest = Math.Max(recent.Max(), 0.001);
        var bars = recent.Select(s => Bars[(int)Math.Round(s / longest * (Bars.Length - 1))]);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Concat(bars)} {status.Recent[0].Seconds:0.0}");
    }

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";
}
