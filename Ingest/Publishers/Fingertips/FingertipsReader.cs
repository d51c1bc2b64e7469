using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>Reads any number of all_data CSVs into one file of checked observations. Every row is kept, or counted with the rule that says why not.</summary>
/// <param name="folder">Where the file goes; at most a few hundred megabytes are in memory whatever the size of the CSVs.</param>
internal sealed class FingertipsReader : IDisposable
{
    /// <summary>Bits of a place that hold the line; the others say which answer.</summary>
    private const int LineBits = 40;

    private readonly string source;
    private readonly string folder;
    private readonly FingertipsReadingState state;
    private readonly List<string> names = [];

    public FingertipsReader(string source, IReadOnlyList<WantedSeries> wanted, KnownAreas areas, string folder)
    {
        (this.source, this.folder) = (source, folder);
        var book = new AreaNumbers(areas, wanted.Select(w => w.Level));
        state = new FingertipsReadingState(
            wanted.ToDictionary(w => w.Printed, StringComparer.Ordinal),
            book,
            new SeriesNumbers(book.Codes.Count, book.Larger),
            new UnknownAreaTally(),
            new FigureSorter(folder, book.Codes),
            new ValueNoteNumbers(),
            new RowTally(source));
    }

    public RowTally Tally => state.Tally;

    /// <summary>Per indicator, the area types printed beside its figures.</summary>
    public IReadOnlyDictionary<string, string> AreaTypes => state.AreaTypes.ToDictionary(t => t.Key, t => string.Join(", ", t.Value), StringComparer.Ordinal);

    /// <summary>Of all that was read.</summary>
    public AreasFound AreasFound => new(state.Unknown.InNewestPeriods(state.Series.Figures), state.Areas.Recoded)
    {
        Mixed = state.Areas.MsoasOfOneYear is var (older, newer) ? state.Series.Mixed(older, newer) : [],
    };

    /// <summary>Of indicators all of whose rows are breakdowns: the ages that were printed.</summary>
    public IReadOnlyDictionary<string, string> OtherAges => state.Series.All
        .GroupBy(s => s.Indicator, StringComparer.Ordinal)
        .Where(g => g.All(s => s.Part is not null))
        .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(s => s.Part!.Value.Age).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), StringComparer.Ordinal);

    /// <summary>Of indicators of which no row can be taken: what their publisher says of them, and what the catalogue says.</summary>
    public IReadOnlyDictionary<string, string> Objections =>
        state.Wanted.Values.Where(w => w.Refused is not null).ToDictionary(w => w.Indicator.Id.Value, w => $"Fingertips says {w.Refused!.Value.Rule} '{w.Refused.Value.Found}', the catalogue '{w.Refused.Value.Expected}'", StringComparer.Ordinal);

    /// <param name="name">Of the answer, as it shall stand in rejections.</param>
    /// <exception cref="CsvRefusedException">It is not an all_data CSV.</exception>
    /// <exception cref="ColumnNotFoundException">A column of it is missing.</exception>
    public FigureAnswer Read(string name, Stream csv, CancellationToken cancellation)
    {
        using var records = new CsvRecords(csv);
        if (!records.Read())
            throw new CsvRefusedException("empty-body", "nothing", "a header");
        var columns = FingertipsColumns.Bind(name, records);
        names.Add(name);
        var rows = new FingertipsRowReader(name, (long)(names.Count - 1) << LineBits, records, columns, state).Read(cancellation);
        return new FigureAnswer(columns.All, rows, records.EndsLine);
    }

    /// <summary>Writes the file of figures, and one of breakdowns where there are some. Nothing can be read afterwards.</summary>
    public IReadOnlyList<FetchedFile> Finish(CancellationToken cancellation)
    {
        Settle(state.Sorter.Settle(2 * RowTally.Listed, cancellation));
        var (path, parts) = (PathOf(SnapshotKinds.Observations), PathOf(SnapshotKinds.Breakdowns));
        var (figures, breakdowns) = state.Sorter.WriteTo(path, parts, state.Series.All, state.Notes.All, cancellation);
        if (figures + breakdowns != state.Kept || state.Kept + Tally.RowsRejected != Tally.RowsIn)
            throw new InvalidDataException($"{source}: {Tally.RowsIn} rows came in, but {figures} figures and {breakdowns} breakdowns written and {Tally.RowsRejected} rows rejected do not add up to them.");
        var file = FetchedFile.Of(SnapshotKinds.Observations, source, path, figures);
        return breakdowns == 0 ? [file] : [file, FetchedFile.Of(SnapshotKinds.Breakdowns, source, parts, breakdowns)];
    }

    private string PathOf(string kind) => Path.Combine(folder, $"{kind}-{source}.parquet");

    public void Dispose() => state.Sorter.Dispose();

    private void Settle(RepeatedFigures repeated)
    {
        Tally.RejectRows(RowRules.Duplicate, repeated.Same);
        Tally.RejectRows(FingertipsRowRules.OtherParent, repeated.Elsewhere);
        Tally.RejectRows(FingertipsRowRules.Conflict, repeated.Conflicting);
        state.Kept -= repeated.Conflicts;
        foreach (var figure in repeated.First)
            List(figure);
    }

    private void List(RepeatedFigure figure)
    {
        var series = state.Series.All[figure.Series];
        var key = $"{names[(int)(figure.Place >> LineBits)]} {series.Indicator} {state.Areas.Codes[figure.Area]} {series.Period} {series.Sex}{Words(series.Part)}";
        var line = figure.Place & ((1L << LineBits) - 1);
        var found = figure.Value?.ToString() ?? "no value";
        if (figure.Conflict)
            Tally.List(FingertipsRowRules.Conflict, line, key, "Rows for one figure say the same.", found, "one value");
        else
            Tally.List(RowRules.Duplicate, line, key, "A figure comes once.", found, "no second row");
    }

    private static string Words(FigurePart? part) =>
        part is { } some ? string.Concat(new[] { some.Age, some.CategoryType, some.Category }.Where(t => t.Length > 0).Select(t => $" {t}")) : string.Empty;
}

/// <summary>How an all_data CSV looked.</summary>
/// <param name="EndsLine">Whether its last row ended its line.</param>
internal readonly record struct FigureAnswer(IReadOnlyList<string> Columns, long Rows, bool EndsLine);

/// <summary>What the answers of one pull are read with, together.</summary>
/// <param name="Wanted">By Fingertips id as printed.</param>
internal sealed record FingertipsReadingState(IReadOnlyDictionary<string, WantedSeries> Wanted, AreaNumbers Areas, SeriesNumbers Series, UnknownAreaTally Unknown, FigureSorter Sorter, ValueNoteNumbers Notes, RowTally Tally)
{
    private readonly Dictionary<string, int> parents = new(StringComparer.Ordinal);

    /// <summary>Figures handed on. Those that turn out to conflict are taken off at the end.</summary>
    public long Kept { get; set; }

    /// <summary>Per indicator, the area types printed beside its figures.</summary>
    public Dictionary<string, SortedSet<string>> AreaTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Number of a parent area. England and what else has none stand once in front of every answer, which is then what tells two of its rows apart.</summary>
    public int Parent(string answer, string code)
    {
        var parent = code.Length > 0 ? code : answer;
        if (!parents.TryGetValue(parent, out var number))
            parents.Add(parent, number = parents.Count);
        return number;
    }

    public void NoteAreaType(string indicator, string type)
    {
        if (!AreaTypes.TryGetValue(indicator, out var types))
            AreaTypes.Add(indicator, types = new SortedSet<string>(StringComparer.Ordinal));
        types.Add(type);
    }
}
