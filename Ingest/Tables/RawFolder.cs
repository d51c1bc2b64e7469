using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;

namespace HealthNeeds.Ingest.Tables;

/// <summary>The folder of publishers' files, and the report on each that was read.</summary>
internal sealed class RawFolder(string path) : IRawTables
{
    private readonly List<RawFileReport> reports = [];
    private readonly List<Rejection> rejections = [];

    public IEnumerable<string> Files => Directory.EnumerateFiles(path).Select(f => Path.GetFileName(f)!);

    public IReadOnlyList<RawFileReport> Reports => reports;

    public IReadOnlyList<Rejection> Rejections => rejections;

    public (RawTable Table, RawFileReport Report) Open(string source, string file)
    {
        var report = new RawFileReport(source, file, rejections.Add);
        reports.Add(report);
        return (CsvTable.Open(Path.Combine(path, file)), report);
    }

    public RawFile Describe(RawFileReport report)
    {
        var file = Path.Combine(path, report.File);
        return new RawFile(report.File, Sha256Text.OfFile(file), new FileInfo(file).Length, report.RowsIn, report.Kept, report.Rejected, report.FiguresRejected);
    }
}

/// <summary>Publishers' tables by the names their readers know them by: a folder of files, or the answers of a pull.</summary>
internal interface IRawTables
{
    /// <summary>Names of all that are there, in no order.</summary>
    IEnumerable<string> Files { get; }

    (RawTable Table, RawFileReport Report) Open(string source, string file);
}
