using System.Globalization;
using HealthNeeds.Core.Research;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Snapshots;

/// <summary>trust-catchments.parquet: one row a neighbourhood, trust and kind of admission. Patients and share are both there, or neither.</summary>
internal static class CatchmentFile
{
    /// <returns>How many rows were written.</returns>
    public static long Write(string path, IEnumerable<TrustShare> shares)
    {
        using var table = new ParquetTable(
            new("msoa", ParquetType.Text), new("trust", ParquetType.Text), new("trust_name", ParquetType.Text), new("admission", ParquetType.Text), new("period", ParquetType.Text), new("patients", ParquetType.Whole), new("share", ParquetType.Number));
        foreach (var s in shares)
            table.Add(s.Msoa.Value).Add(s.Trust).Add(s.TrustName).Add(s.Admission.Id()).Add(s.Period.ToString()).Add(s.Patients).Add(s.Share).EndRow();
        table.WriteTo(path, ["msoa", "admission", "trust"]);
        return table.Rows;
    }

    /// <summary>By neighbourhood, admission and trust.</summary>
    public static IReadOnlyList<TrustShare> Read(string path)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        return session.Query<TrustShare>("select msoa, trust, trust_name, admission, period, patients, share from read_parquet($path) order by msoa, admission, trust", [("path", path)]);
    }
}

/// <summary>postcodes.parquet: one row a postcode, live or terminated, on its way to the disk.</summary>
/// <param name="edition">Of the directory they are from: "2026-08".</param>
internal sealed class PostcodeFile(string edition) : IDisposable
{
    private readonly ParquetTable table = new(new("postcode", ParquetType.Text), new("lsoa", ParquetType.Text), new("terminated", ParquetType.Text), new("edition", ParquetType.Text));

    public long Rows => table.Rows;

    public void Add(PostcodePlace place) => table.Add(place.Postcode).Add(place.Lsoa.Value).Add(place.Terminated).Add(edition).EndRow();

    public void WriteTo(string path) => table.WriteTo(path, ["postcode"]);

    public void Dispose() => table.Dispose();

    /// <summary>All of a file, by postcode.</summary>
    public static IReadOnlyList<(PostcodePlace Place, string Edition)> Read(string path)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        return session.Query<(string Postcode, AreaCode Lsoa, string? Terminated, string Edition)>("select postcode, lsoa, terminated, edition from read_parquet($path) order by postcode", [("path", path)])
            .ConvertAll(r => (new PostcodePlace(r.Postcode, r.Lsoa, r.Terminated), r.Edition));
    }
}

/// <summary>Reads research-awards.parquet: one row an award and category.</summary>
internal static class ResearchFile
{
    /// <summary>By kind and id.</summary>
    public static IReadOnlyList<ResearchAward> Read(string path)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        var rows = session.Query<Row>(
            """
            select register, id, kind, title, funder, programme, status, organisation, postcode, latitude, longitude, pounds, start_date, end_date, link, category, share, apportioned, seen
            from read_parquet($path) order by kind, id, category
            """,
            [("path", path)]);
        return [.. rows.GroupBy(r => (r.Kind, r.Id)).Select(g => g.First().ToAward([.. g.Where(r => r.Category is not null).Select(r => new CategoryShare(r.Category!, r.Share!.Value))]))];
    }

    private sealed record Row(
        string Register, string Id, string Kind, string Title, string? Funder, string? Programme, string Status, string? Organisation, string? Postcode, double? Latitude, double? Longitude, double? Pounds,
        string? StartDate, string? EndDate, string Link, string? Category, double? Share, int Apportioned, string Seen)
    {
        public ResearchAward ToAward(IReadOnlyList<CategoryShare> categories) => new(
            Register, Id, Kind, Title, Funder, Programme, Status, Organisation, Postcode, Latitude is { } north && Longitude is { } east ? new Location(north, east) : null, Pounds,
            Day(StartDate), Day(EndDate), Link, categories, Apportioned == 1, Day(Seen)!.Value);

        private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
