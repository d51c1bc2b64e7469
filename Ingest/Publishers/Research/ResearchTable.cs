using System.Globalization;
using HealthNeeds.Core.Research;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers.Research;

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
