using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Snapshots;

/// <summary>wards.parquet and practice-networks.parquet: which ward each LSOA lies in, and which network each practice belonged to.</summary>
internal static class PlaceGroupTables
{
    /// <param name="edition">The year of the wards: "2024".</param>
    /// <returns>How many rows were written.</returns>
    public static long WriteWards(string path, IEnumerable<WardPlace> wards, string edition)
    {
        using var table = new ParquetTable(new("lsoa21", ParquetType.Text), new("ward", ParquetType.Text), new("name", ParquetType.Text), new("edition", ParquetType.Text));
        foreach (var w in wards)
            table.Add(w.Lsoa.Value).Add(w.Ward.Value).Add(w.Name).Add(edition).EndRow();
        table.WriteTo(path, ["ward", "lsoa21"]);
        return table.Rows;
    }

    /// <summary>By ward and LSOA.</summary>
    public static (IReadOnlyList<WardPlace> Wards, string Edition) ReadWards(string path)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        var rows = session.Query<(AreaCode Lsoa, AreaCode Ward, string Name, string Edition)>("select lsoa21, ward, name, edition from read_parquet($path) order by ward, lsoa21", [("path", path)]);
        return (rows.ConvertAll(r => new WardPlace(r.Lsoa, r.Ward, r.Name)), rows.Select(r => r.Edition).FirstOrDefault() ?? string.Empty);
    }

    /// <param name="edition">The day of the networks: "2023-10-27".</param>
    /// <returns>How many rows were written.</returns>
    public static long WriteNetworks(string path, IEnumerable<NetworkPractice> practices, string edition)
    {
        using var table = new ParquetTable(new("practice", ParquetType.Text), new("network", ParquetType.Text), new("name", ParquetType.Text), new("edition", ParquetType.Text));
        foreach (var p in practices)
            table.Add(p.Practice).Add(p.Network).Add(p.Name).Add(edition).EndRow();
        table.WriteTo(path, ["network", "practice"]);
        return table.Rows;
    }

    /// <summary>By network and practice.</summary>
    public static (IReadOnlyList<NetworkPractice> Practices, string Edition) ReadNetworks(string path)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        var rows = session.Query<(string Practice, string Network, string Name, string Edition)>("select practice, network, name, edition from read_parquet($path) order by network, practice", [("path", path)]);
        return (rows.ConvertAll(r => new NetworkPractice(r.Practice, r.Network, r.Name)), rows.Select(r => r.Edition).FirstOrDefault() ?? string.Empty);
    }
}
