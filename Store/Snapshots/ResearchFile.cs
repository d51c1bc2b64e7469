using System.Globalization;
using HealthNeeds.Core.Research;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Snapshots;

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
