using HealthNeeds.Core.Observations;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>The figures of one source on their way into its file.</summary>
internal sealed class FigureTable : IDisposable
{
    private static readonly string[] Key = ["indicator", "period", "sex", "area"];

    private readonly ParquetTable table = new(
        new("indicator", ParquetType.Text), new("area", ParquetType.Text), new("period", ParquetType.Text), new("sex", ParquetType.Text),
        new("value", ParquetType.Number), new("lower", ParquetType.Number), new("upper", ParquetType.Number),
        new("count", ParquetType.Number), new("denominator", ParquetType.Number), new("missing", ParquetType.Text));

    public long Rows => table.Rows;

    public void Add(Figure figure)
    {
        table.Add(figure.Indicator.Value).Add(figure.Area).Add(figure.Period.ToString()).Add(SexName(figure.Sex));
        table.Add(figure.Estimate?.Value).Add(figure.Estimate?.Lower).Add(figure.Estimate?.Upper);
        table.Add(figure.Count).Add(figure.Denominator).Add(figure.Missing?.Id());
        table.EndRow();
    }

    public void WriteTo(string path) => table.WriteTo(path, Key);

    public void Dispose() => table.Dispose();

    private static string SexName(Sex sex) => sex switch
    {
        Sex.Persons => "persons",
        Sex.Female => "female",
        Sex.Male => "male",
        _ => throw new ArgumentOutOfRangeException(nameof(sex), sex, "Not a sex."),
    };
}
