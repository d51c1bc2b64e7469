using System.Globalization;
using HealthNeeds.Core.Research;
using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>Collects awards under way, counts and tells of every row that is not one, and makes the intake of them.</summary>
internal sealed class AwardIntake(string source)
{
    private const int MostTold = 1_000;

    /// <summary>Statuses of awards that are under way or about to be.</summary>
    private static readonly string[] UnderWay = ["Active", "Contracted"];

    private readonly Dictionary<(string Kind, string Id), ResearchAward> _kept = [];
    private readonly List<Rejection> _rejections = [];
    private readonly Dictionary<string, long> _broken = new(StringComparer.Ordinal);
    private long _rows;
    private long _figures;

    public static bool IsUnderWay(string? status) => status is not null && UnderWay.Contains(status, StringComparer.OrdinalIgnoreCase);

    /// <summary>A row that is an award under way.</summary>
    public void Keep(ResearchAward award, long line)
    {
        if (_kept.TryAdd((award.Kind, award.Id), award))
            _rows++;
        else
            Reject(RowRules.Duplicate, line, award.Id, "An award stands in a register once.", "the same id again", "another id");
    }

    /// <summary>A row that is none: it has ended, or is about nothing in health.</summary>
    public void LeaveOut(long line, string key, string found, string expected) => Reject(RowRules.LeftOut, line, key, "Awards in health that are under way are taken.", found, expected);

    public void Reject(string rule, long line, string key, string reason, string found, string expected)
    {
        _rows++;
        Tell(rule, line, key, reason, found, expected);
    }

    /// <summary>One figure of an award that is kept without it.</summary>
    public void RejectFigure(string rule, long line, string key, string reason, string found, string expected)
    {
        _figures++;
        Tell(rule, line, key, reason, found, expected);
    }

    public SourceIntake Write(ReadingContext room, IReadOnlyList<TableShape> shapes)
    {
        var path = Path.Combine(room.Folder, $"{SnapshotKinds.ResearchAwards}-{source}.parquet");
        var written = ResearchTable.Write(path, _kept.Values);
        // As tables of their own: where amounts or places are printed in a field that is no longer filled, or in another way, the rule on a table's number of rows holds.
        TableShape[] parts = [With("an amount", a => a.Pounds is not null), With("a place", a => a.Location is not null)];
        return new SourceIntake([FetchedFile.Of(SnapshotKinds.ResearchAwards, source, path, written)], _rows, _kept.Count, _rows - _kept.Count, _figures, _rejections, [.. shapes, .. parts]) { Broken = _broken };
    }

    private TableShape With(string what, Func<ResearchAward, bool> has) =>
        new($"awards with {what}", [], [], _kept.Values.Count(has), new Dictionary<string, string>(StringComparer.Ordinal));

    private void Tell(string rule, long line, string key, string reason, string found, string expected)
    {
        var count = _broken[rule] = _broken.GetValueOrDefault(rule) + 1;
        if (count <= MostTold)
            _rejections.Add(new Rejection(source, rule, line, key, reason, found, expected));
    }
}

/// <summary>research-awards.parquet: one row an award and category; an award without a category is one row. There is no column for a person.</summary>
internal static class ResearchTable
{
    /// <returns>How many rows were written.</returns>
    public static long Write(string path, IEnumerable<ResearchAward> awards)
    {
        using var table = new ParquetTable(
            [.. ((string[])["register", "id", "kind", "title", "funder", "programme", "status", "organisation", "postcode"]).Select(Text), Number("latitude"), Number("longitude"), Number("pounds"),
            Text("start_date"), Text("end_date"), Text("link"), Text("category"), Number("share"), new ParquetColumn("apportioned", ParquetType.Whole), Text("seen")]);
        foreach (var award in awards)
        {
            foreach (var part in award.Categories.DefaultIfEmpty())
                Add(table, award, part);
        }

        table.WriteTo(path, ["kind", "id", "category"]);
        return table.Rows;
    }

    private static void Add(ParquetTable table, ResearchAward a, CategoryShare? part)
    {
        table.Add(a.Register).Add(a.Id).Add(a.Kind).Add(a.Title).Add(a.Funder).Add(a.Programme).Add(a.Status).Add(a.Organisation).Add(a.Postcode);
        table.Add(a.Location?.Latitude).Add(a.Location?.Longitude).Add(a.Pounds).Add(Day(a.Start)).Add(Day(a.End)).Add(a.Link);
        table.Add(part?.Category).Add(part?.Share).Add(a.Apportioned ? 1 : 0).Add(Day(a.Seen)).EndRow();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ParquetColumn Text(string name) => new(name, ParquetType.Text);

    private static ParquetColumn Number(string name) => new(name, ParquetType.Number);
}
