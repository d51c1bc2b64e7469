namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>How the tables of figures looked: one shape for each level, and another where an answer of the level has other columns.</summary>
internal sealed class FigureShapes
{
    private readonly List<TableShape> shapes = [];

    public IReadOnlyList<TableShape> All => shapes;

    /// <param name="answer">"figures msoa11 93254+93256": the level is its second word.</param>
    public void Add(string answer, (IReadOnlyList<string> Columns, long Rows) table)
    {
        var level = answer.Split(' ')[1];
        var at = shapes.FindIndex(s => IsOf(s, level) && s.Columns.SequenceEqual(table.Columns));
        if (at >= 0)
            shapes[at] = shapes[at] with { Rows = shapes[at].Rows + table.Rows };
        else
            shapes.Add(new TableShape(Name(level, shapes.Count(s => IsOf(s, level))), table.Columns, FingertipsColumns.Needed, table.Rows, new Dictionary<string, string>(StringComparer.Ordinal)));
    }

    private static string Name(string level, int others) => $"{FingertipsApi.FiguresPrefix}{level}{(others == 0 ? string.Empty : $" with other columns {others}")}";

    private static bool IsOf(TableShape shape, string level) => shape.Table.Split(' ')[1] == level;
}
