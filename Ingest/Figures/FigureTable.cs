using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Figures;

/// <summary>The figures of one source on their way into its file.</summary>
internal sealed class FigureTable : IDisposable
{
    /// <summary>What is said beside figures; a file has this column where something is.</summary>
    private const string Note = "note";

    private static readonly string[] Key = ["indicator", "period", "sex", "area"];

    private static readonly ParquetColumn[] Columns =
    [
        new("indicator", ParquetType.Text), new("area", ParquetType.Text), new("period", ParquetType.Text), new("sex", ParquetType.Text),
        new("value", ParquetType.Number), new("lower", ParquetType.Number), new("upper", ParquetType.Number),
        new("count", ParquetType.Number), new("denominator", ParquetType.Number), new("missing", ParquetType.Text), new(Note, ParquetType.Text),
    ];

    /// <summary>As they are printed: a source has few, and figures by the million.</summary>
    private readonly Dictionary<Period, string> periods = [];

    private readonly ParquetTable table = new(Columns);
    private bool noted;

    public long Rows => table.Rows;

    public void Add(PublishedFigure figure)
    {
        table.Add(figure.Indicator.Value).Add(figure.Area).Add(Text(figure.Period)).Add(figure.Sex.Id());
        table.Add(figure.Estimate?.Value).Add(figure.Estimate?.Lower).Add(figure.Estimate?.Upper);
        table.Add(figure.Count).Add(figure.Denominator).Add(figure.Missing?.Id()).Add(figure.Note).EndRow();
        noted |= figure.Note is not null;
    }

    public void WriteTo(string path) => table.WriteTo(path, Key, but: noted ? [] : [Note]);

    public void Dispose() => table.Dispose();

    private string Text(Period period) => periods.TryGetValue(period, out var text) ? text : (periods[period] = period.ToString());
}
