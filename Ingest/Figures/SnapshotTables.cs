using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Figures;

/// <summary>Writes the tables that are not figures. Each returns how many rows it wrote.</summary>
internal static class SnapshotTables
{
    public static long Areas(string path, IReadOnlyList<Area> areas)
    {
        using var table = new ParquetTable(
            Text("code"), Text("level"), Text("name"), Text("place_name"), Text("msoa21"), Text("ltla24"), Text("ltla24_name"), Text("icb"), Text("icb24"),
            Whole("population"), Text("rural_urban"), Number("latitude"), Number("longitude"));
        foreach (var a in areas)
        {
            table.Add(a.Code.Value).Add(a.Level.Id()).Add(a.Name).Add(a.PlaceName).Add(a.Msoa?.Value).Add(a.LocalAuthority?.Value).Add(a.LocalAuthorityName).Add(a.Icb?.Value).Add(a.Icb24?.Value);
            table.Add(a.Population).Add(a.RuralUrban).Add(a.Location?.Latitude).Add(a.Location?.Longitude).EndRow();
        }

        table.WriteTo(path, ["level", "code"]);
        return table.Rows;
    }

    public static long IcbHistory(string path, IcbHistory history)
    {
        using var table = new ParquetTable(Text("vintage"), Text("former"), Text("former_name"), Text("now"), Text("now_name"), Whole("lsoas"), Whole("former_lsoas"));
        foreach (var o in history.Overlaps)
            table.Add(o.Vintage).Add(o.Former.Value).Add(o.FormerName).Add(o.Now.Value).Add(o.NowName).Add(o.Lsoas).Add(o.Of).EndRow();
        table.WriteTo(path, ["vintage", "former", "now"]);
        return table.Rows;
    }

    public static long LsoaChanges(string path, IReadOnlyList<LsoaSuccessor> changes)
    {
        using var table = new ParquetTable(Text("lsoa11"), Text("lsoa21"), Text("change"));
        foreach (var c in changes)
            table.Add(c.Lsoa11).Add(c.Lsoa21).Add(c.Change).EndRow();
        table.WriteTo(path, ["lsoa11", "lsoa21"]);
        return table.Rows;
    }

    /// <param name="from">Column of the older code.</param>
    /// <param name="to">Column of the newer code.</param>
    public static long Changes(string path, string from, string to, IReadOnlyList<AreaSuccessor> changes)
    {
        using var table = new ParquetTable(Text(from), Text(to), Text("change"), Whole("population"));
        foreach (var c in changes)
            table.Add(c.From).Add(c.To).Add(c.Change).Add(c.Population).EndRow();
        table.WriteTo(path, [from, to]);
        return table.Rows;
    }

    /// <param name="lsoa">Column of the LSOA's code: "lsoa11" or "lsoa21".</param>
    public static long Registrations(string path, IEnumerable<Registration> registrations, string lsoa = "lsoa11")
    {
        using var table = new ParquetTable(Text("practice"), Text(lsoa), Whole("patients"));
        foreach (var r in registrations)
            table.Add(r.Practice).Add(r.Lsoa).Add(r.Patients).EndRow();
        table.WriteTo(path, ["practice", lsoa]);
        return table.Rows;
    }

    public static long Organisations(string path, IReadOnlyList<ListedOrganisation> organisations)
    {
        using var table = new ParquetTable(Text("code"), Text("kind"), Text("name"), Text("status"), Text("postcode"), Text("changed"), Text("asset"), Text("expected_postcode"));
        foreach (var o in organisations)
            table.Add(o.Code).Add(o.Kind).Add(o.Name).Add(o.Status).Add(o.Postcode).Add(o.Changed).Add(o.Asset).Add(o.ExpectedPostcode).EndRow();
        table.WriteTo(path, ["kind", "code", "asset"]);
        return table.Rows;
    }

    public static long Rejections(string path, IReadOnlyList<Rejection> rejections)
    {
        using var table = new ParquetTable(Text("source"), Whole("line"), Text("rule"), Text("key"), Text("reason"), Text("found"), Text("expected"));
        foreach (var r in rejections)
            table.Add(r.Source).Add((int?)r.Line).Add(r.Rule).Add(r.Key).Add(r.Reason).Add(r.Found).Add(r.Expected).EndRow();
        table.WriteTo(path, ["source", "rule", "key", "line"]);
        return table.Rows;
    }

    private static ParquetColumn Text(string name) => new(name, ParquetType.Text);

    private static ParquetColumn Whole(string name) => new(name, ParquetType.Whole);

    private static ParquetColumn Number(string name) => new(name, ParquetType.Number);
}

/// <summary>How many patients of a GP practice live in an LSOA of 2011, or of 2021.</summary>
internal readonly record struct Registration(string Practice, string Lsoa, int Patients);
