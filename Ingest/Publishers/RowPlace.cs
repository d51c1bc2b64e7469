namespace HealthNeeds.Ingest.Publishers;

/// <summary>Where a figure was read: a file's report and the line.</summary>
internal readonly record struct RowPlace(RawFileReport Report, long Line)
{
    public void Reject(string rule, FigureKey key, string reason, string found, string expected) =>
        Report.RejectFigure(rule, Line, key.ToString(), reason, found, expected);
}
