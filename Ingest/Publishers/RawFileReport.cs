using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>What became of each row of one publisher's file: kept, or rejected with the reason.</summary>
internal sealed class RawFileReport(string source, string file, Action<Rejection> reject)
{
    public string Source => source;

    public string File => file;

    public long Kept { get; private set; }

    public long Rejected { get; private set; }

    public long FiguresRejected { get; private set; }

    public long RowsIn => Kept + Rejected;

    /// <summary>Rows that were read, whatever became of them: each must end kept or rejected.</summary>
    public long Seen { get; private set; }

    public void See() => Seen++;

    public void Keep() => Kept++;

    public void Reject(string rule, long line, string key, string reason, string found, string expected)
    {
        Rejected++;
        reject(new Rejection(source, rule, line, $"{file} {key}".Trim(), reason, found, expected));
    }

    /// <summary>One figure of a row that is kept.</summary>
    public void RejectFigure(string rule, long line, string key, string reason, string found, string expected)
    {
        FiguresRejected++;
        reject(new Rejection(source, rule, line, $"{file} {key}".Trim(), reason, found, expected));
    }
}
