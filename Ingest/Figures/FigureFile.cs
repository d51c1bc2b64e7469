using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Figures;

/// <summary>A publisher's file of figures.</summary>
internal abstract class FigureFile
{
    /// <summary>Id of the source in data/indicators.json.</summary>
    public abstract string Source { get; }

    public abstract void Read(IRawTables tables, KnownAreas areas, FigureIntake intake);
}

/// <summary>A file with one row per area and one column per indicator.</summary>
/// <param name="what">What its areas are, for errors.</param>
/// <param name="known">The areas it may name.</param>
internal sealed class WideFile(string source, string file, string areaColumn, string what, Func<KnownAreas, IReadOnlySet<string>> known, IReadOnlyList<WideColumn> columns) : FigureFile
{
    public override string Source => source;

    public IReadOnlyList<WideColumn> Columns => columns;

    /// <summary>The same figures from a table that is laid out otherwise.</summary>
    public WideFile As(string table, string code, IReadOnlyList<WideColumn> headings) => new(source, table, code, what, known, headings);

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(source, file);
        using var _ = table;
        var area = table.Column(areaColumn);
        var bound = columns.Select(c => Bind(table, intake, c)).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            var code = table.Area(area);
            if (!report.IsKnownArea(table.Line, code, known(areas), what) || !report.IsFirst(table.Line, code, seen))
                continue;
            report.Keep();
            foreach (var column in bound)
                Take(table, report, intake, code, column);
        }
    }

    private static void Take(RawTable table, RawFileReport report, FigureIntake intake, string code, Bound column)
    {
        var (place, key) = (new RowPlace(report, table.Line), new PublishedFigureKey(column.Indicator, code, column.From.Period));
        var of = FigureIntake.Base(place, key, Cell(table, column.Count, column), Cell(table, column.Denominator, column));
        intake.Take(place, key, Cell(table, column.Index, column), column.From.Blank, column.From.Shift, of: of);
    }

    private static string Cell(RawTable table, int? at, Bound column) => at is { } index && table[index] != column.From.Nothing ? table[index] : string.Empty;

    private static Bound Bind(RawTable table, FigureIntake intake, WideColumn column) =>
        new(column, table.Column(column.Column), intake.Indicator(column.Indicator), Find(table, column.Count), Find(table, column.Denominator));

    private static int? Find(RawTable table, string? name) => name is null ? null : table.Column(name);

    private sealed record Bound(WideColumn From, int Index, Indicator Indicator, int? Count, int? Denominator);
}

/// <summary>A column of figures in a file with one row per area.</summary>
/// <param name="Shift">Places the decimal point moves to the right: 2 turns a share into a percentage.</param>
/// <param name="Count">Column of the numerator, in this file.</param>
/// <param name="Denominator">Column of the denominator, in this file.</param>
/// <param name="Nothing">What the file prints where it has no figure.</param>
internal sealed record WideColumn(string Column, string Indicator, Period Period, int Shift = 0, string? Count = null, string? Denominator = null, MissingReason Blank = MissingReason.Suppressed, string Nothing = "");
