using HealthNeeds.Core.Models;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>Model evaluation as a table.</summary>
internal static class ModelDownloads
{
    public static IResult Csv(IEnumerable<ModelMetric> metrics, string release) => new CsvDownload<ModelMetric>(
        $"model-metrics-{release}.csv",
        metrics,
        [
            CsvColumn<ModelMetric>.Text("model", m => m.Model),
            CsvColumn<ModelMetric>.Text("scheme", m => m.Scheme),
            CsvColumn<ModelMetric>.Text("candidate", m => m.Candidate),
            CsvColumn<ModelMetric>.Text("metric", m => m.Metric),
            CsvColumn<ModelMetric>.Text("extent", m => m.Extent),
            CsvColumn<ModelMetric>.Number("value", m => m.Value),
            CsvColumn<ModelMetric>.Number("lower", m => m.Lower),
            CsvColumn<ModelMetric>.Number("upper", m => m.Upper),
            CsvColumn<ModelMetric>.Text("polarity", _ => "higher-is-better"),
            CsvColumn<ModelMetric>.Text("release", _ => release),
        ]);
}
