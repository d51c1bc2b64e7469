using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Snapshots;

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
