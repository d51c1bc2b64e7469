using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>Sources and their terms as a table.</summary>
internal static class SourceDownloads
{
    public static IResult Csv(IEnumerable<SourceItem> sources, string release) => new CsvDownload<SourceItem>(
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
            CsvColumn<SourceItem>.Text("licence", s => s.Licence),
            CsvColumn<SourceItem>.Text("licenceAddress", s => s.LicenceAddress),
            CsvColumn<SourceItem>.Text("attribution", s => s.Attribution),
            CsvColumn<SourceItem>.Text("release", _ => release),
        ]);
}
