using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>A run's rejections as a table.</summary>
internal static class RunDownloads
{
    public static IResult Csv(IEnumerable<Rejection> rejections, string run) => new CsvDownload<Rejection>(
        $"rejections-{run}.csv",
        rejections,
        [
            CsvColumn<Rejection>.Text("source", r => r.Source),
            CsvColumn<Rejection>.Text("rule", r => r.Rule),
            CsvColumn<Rejection>.Number("line", r => r.Line),
            CsvColumn<Rejection>.Text("key", r => r.Key),
            CsvColumn<Rejection>.Text("reason", r => r.Reason),
            CsvColumn<Rejection>.Text("found", r => r.Found),
            CsvColumn<Rejection>.Text("expected", r => r.Expected),
            CsvColumn<Rejection>.Text("run", _ => run),
        ]);
}
