using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Api.Sources;

/// <summary>Sources and their terms as a table.</summary>
internal static class SourceDownloads
{
    private const string Moment = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>How fresh each source is.</summary>
    public static ITableDownload Csv(IEnumerable<SourceStatusItem> sources) => new CsvDownload<SourceStatusItem>(
        "sources-status.csv",
        sources,
        [
            CsvColumn<SourceStatusItem>.Text("id", s => s.Id),
            CsvColumn<SourceStatusItem>.Text("title", s => s.Title),
            CsvColumn<SourceStatusItem>.Text("state", s => s.State),
            CsvColumn<SourceStatusItem>.Text("words", s => s.Words),
            CsvColumn<SourceStatusItem>.Text("lastAsked", s => At(s.LastAsked)),
            CsvColumn<SourceStatusItem>.Text("lastAnswered", s => At(s.LastAnswered)),
            CsvColumn<SourceStatusItem>.Text("lastChanged", s => At(s.LastChanged)),
            CsvColumn<SourceStatusItem>.Text("staleSince", s => At(s.StaleSince)),
            CsvColumn<SourceStatusItem>.Text("stale", s => s.Stale ? "true" : "false"),
            CsvColumn<SourceStatusItem>.Text("nextRun", s => At(s.NextRun)),
            CsvColumn<SourceStatusItem>.Number("freshForDays", s => s.FreshForDays),
            CsvColumn<SourceStatusItem>.Text("held", s => s.Held?.Id),
            CsvColumn<SourceStatusItem>.Text("findings", s => s.Held is null ? null : string.Join("; ", s.Held.Findings)),
            CsvColumn<SourceStatusItem>.Text("newerEditions", s => s.Editions is null ? null : string.Join("; ", s.Editions.Newer.Select(e => e.WordsWithValues()))),
        ]);

    /// <summary>Every time one source was asked.</summary>
    public static ITableDownload Csv(IEnumerable<PullRecord> pulls, string source) => new CsvDownload<PullRecord>(
        $"pulls-{source}.csv",
        pulls,
        [
            CsvColumn<PullRecord>.Text("source", _ => source),
            CsvColumn<PullRecord>.Text("started", p => At(p.Started)),
            CsvColumn<PullRecord>.Number("seconds", p => p.Seconds),
            CsvColumn<PullRecord>.Text("state", p => p.State.Id()),
            CsvColumn<PullRecord>.Text("why", p => p.Why),
            CsvColumn<PullRecord>.Number("responses", p => p.Responses),
            CsvColumn<PullRecord>.Number("revalidated", p => p.Revalidated),
            CsvColumn<PullRecord>.Number("bytes", p => p.Bytes),
            CsvColumn<PullRecord>.Number("rowsIn", p => p.RowsIn),
            CsvColumn<PullRecord>.Number("rowsKept", p => p.RowsKept),
            CsvColumn<PullRecord>.Number("rowsRejected", p => p.RowsRejected),
        ]);

    private static string? At(DateTimeOffset? moment) => moment?.UtcDateTime.ToString(Moment);

    public static ITableDownload Csv(IEnumerable<SourceItem> sources, string release) => new CsvDownload<SourceItem>(
        $"sources-{release}.csv",
        sources,
        [
            CsvColumn<SourceItem>.Text("id", s => s.Id),
            CsvColumn<SourceItem>.Text("publisher", s => s.Publisher),
            CsvColumn<SourceItem>.Text("title", s => s.Title),
            CsvColumn<SourceItem>.Text("address", s => s.Address),
            CsvColumn<SourceItem>.Text("period", s => s.Period),
            CsvColumn<SourceItem>.Text("cadence", s => s.Cadence),
            CsvColumn<SourceItem>.Number("rowsIn", s => s.RowsIn),
            CsvColumn<SourceItem>.Number("rowsKept", s => s.RowsKept),
            CsvColumn<SourceItem>.Number("rowsRejected", s => s.RowsRejected),
            CsvColumn<SourceItem>.Text("sha256", s => s.Sha256),
            CsvColumn<SourceItem>.Text("own", s => s.Own ? "true" : "false"),
            CsvColumn<SourceItem>.Text("licence", s => s.Licence),
            CsvColumn<SourceItem>.Text("licenceAddress", s => s.LicenceAddress),
            CsvColumn<SourceItem>.Text("attribution", s => s.Attribution),
            CsvColumn<SourceItem>.Text("release", _ => release),
        ]);
}
