using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>The tables of a pull by the names their readers know them by, the report on each that was read, and how each looked.</summary>
internal sealed class AnswerTables : IRawTables
{
    /// <summary>Rejections kept whole; the reports count all.</summary>
    public const int MostRejections = 10_000;

    /// <summary>Of rows that are rejected in every file, and in great number: the others must have room.</summary>
    public const int MostLeftOut = 1_000;

    private static readonly IReadOnlyDictionary<string, string> NoFacts = new Dictionary<string, string>(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<RawTable>> tables = new(StringComparer.Ordinal);
    private readonly List<(RawTable Table, RawFileReport Report)> opened = [];
    private readonly List<Rejection> rejections = [];
    private readonly Dictionary<string, long> broken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> facts = new(StringComparer.Ordinal);

    public IEnumerable<string> Files => tables.Keys;

    /// <param name="file">What its reader asks for.</param>
    public AnswerTables Add(string file, Func<RawTable> open)
    {
        tables[file] = open;
        return this;
    }

    /// <param name="table">The name it has as a <see cref="RawTable.File"/>.</param>
    /// <param name="said">What the publisher says of its figures.</param>
    public void AddFacts(string table, IReadOnlyDictionary<string, string> said) => facts[table] = said;

    public (RawTable Table, RawFileReport Report) Open(string source, string file)
    {
        var table = tables[file]();
        var report = new RawFileReport(source, table.File, Reject);
        opened.Add((table, report));
        return (table, report);
    }

    public SourceIntake Intake(params IReadOnlyList<FetchedFile> files)
    {
        var reports = opened.ConvertAll(o => o.Report);
        if (reports.Find(r => r.Seen != r.RowsIn) is { } lost)
            throw new InvalidOperationException($"{lost.File}: {lost.Seen:N0} rows were read, and {lost.RowsIn:N0} kept or rejected.");
        return new SourceIntake(files, reports.Sum(r => r.RowsIn), reports.Sum(r => r.Kept), reports.Sum(r => r.Rejected), reports.Sum(r => r.FiguresRejected), rejections, opened.ConvertAll(o => Shape(o.Table, o.Report))) { Broken = broken };
    }

    private TableShape Shape(RawTable table, RawFileReport report) =>
        new(table.File, table.Headings, [.. table.Needed], report.RowsIn, facts.GetValueOrDefault(table.File, NoFacts)) { EndsLine = table.EndsLine };

    private void Reject(Rejection rejection)
    {
        var count = broken[rejection.Rule] = broken.GetValueOrDefault(rejection.Rule) + 1;
        if (rejections.Count < MostRejections && (count <= MostLeftOut || rejection.Rule is not (RowRules.LeftOut or RowRules.Points)))
            rejections.Add(rejection);
    }
}

/// <summary>Figures of one source, from a pull's tables into a file of the project's schema.</summary>
internal static class FigureReading
{
    public static SourceIntake Read(string source, AnswerTables tables, IEnumerable<FigureFile> files, ReadingContext room, CancellationToken cancellation)
    {
        var path = Path.Combine(room.Folder, $"{SnapshotKinds.Observations}-{source}.parquet");
        using var figures = new FigureTable();
        var intake = new FigureIntake(room.Catalogue.Indicators.ToDictionary(i => i.Id.Value, StringComparer.Ordinal), figures.Add);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            file.Read(tables, room.Areas, intake);
        }

        figures.WriteTo(path);
        return tables.Intake(FetchedFile.Of(SnapshotKinds.Observations, source, path, figures.Rows));
    }
}
