using System.Globalization;
using DuckDB.NET.Data;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Tests.Matching;

namespace HealthNeeds.Analytics.Tests.Snapshot;

/// <summary>
/// The bundled figures that burden models need, at LSOA 2021. Figures of 2011 areas go by the look-up: to every part of a split, the mean over a merger.
/// Stands apart from the product's own attribution on purpose, so that the two check each other.
/// </summary>
internal static class SnapshotFigures
{
    private const string Figures = """
        select f.indicator, f.period, c.lsoa21 as code, avg(f.value) as value
        from read_parquet($earlier) f join read_parquet($change) c on c.lsoa11 = f.area
        where f.value is not null
        group by all
        union all by name
        select indicator, period, area as code, value from read_parquet($later)
        where value is not null
        union all by name
        select indicator, period, area as code, value from read_parquet($census)
        where value is not null
        """;

    public static AnalysisInput Read()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var areas = Areas(connection);
        var columns = Columns(connection, areas.Select((a, i) => (a.Code.Value, i)).ToDictionary(e => e.Value, e => e.i, StringComparer.Ordinal));
        using var json = File.OpenRead(RepositoryData.Path("data", "indicators.json"));
        var indicators = IndicatorCatalogue.Read(json, RepositoryData.FocusAreas).Indicators;
        return new AnalysisInput(areas, indicators, RepositoryData.FocusAreas, new AreaTable([.. areas.Select(a => a.Code)], columns), new AreaTable([], new Dictionary<ColumnKey, double[]>()), new AnalysisOptions { Region = new AreaCode("E54000061") }) { Checks = RepositoryData.Checks };
    }

    private static List<Area> Areas(DuckDBConnection connection)
    {
        var areas = new List<Area>();
        using var rows = Query(connection, "select code, name, msoa21, ltla24, icb, population::integer, rural_urban, latitude, longitude, icb24 from read_parquet($areas) where level = 'lsoa21' order by code", "areas");
        while (rows.Read())
            areas.Add(new Area(new AreaCode(rows.GetString(0)), AreaLevel.Lsoa21, rows.GetString(1), PlaceName: null, new AreaCode(rows.GetString(2)), new AreaCode(rows.GetString(3)), LocalAuthorityName: null, new AreaCode(rows.GetString(4)), rows.GetInt32(5), rows.IsDBNull(6) ? null : rows.GetString(6), new Location(rows.GetDouble(7), rows.GetDouble(8))) { Icb24 = new AreaCode(rows.GetString(9)) });
        return areas;
    }

    private static Dictionary<ColumnKey, double[]> Columns(DuckDBConnection connection, Dictionary<string, int> index)
    {
        var columns = new Dictionary<(string, string), double[]>();
        using var rows = Query(connection, Figures, "earlier", "change", "later", "census");
        while (rows.Read())
        {
            var key = (rows.GetString(0), Convert.ToString(rows.GetValue(1), CultureInfo.InvariantCulture)!);
            if (!columns.TryGetValue(key, out var column))
            {
                columns[key] = column = new double[index.Count];
                Array.Fill(column, double.NaN);
            }

            if (index.TryGetValue(rows.GetString(2), out var row)) column[row] = rows.GetDouble(3);
        }

        return columns.ToDictionary(c => new ColumnKey(new IndicatorId(c.Key.Item1), Period.Parse(c.Key.Item2), Sex.Persons), c => c.Value);
    }

    private static DuckDBDataReader Query(DuckDBConnection connection, string sql, params string[] files)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var file in files)
            command.Parameters.Add(new DuckDBParameter(file, RepositoryData.Path("data", "snapshot", FileOf(file))));
        return command.ExecuteReader();
    }

    private static string FileOf(string name) => name switch
    {
        "areas" => "areas.parquet",
        "change" => "crosswalk-lsoa11-lsoa21.parquet",
        "earlier" => "observations-iod2019.parquet",
        "later" => "observations-iod2025.parquet",
        _ => "observations-census2021.parquet",
    };
}
