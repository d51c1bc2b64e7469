using System.Text.Json;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Schema;

/// <summary>The schema of a release, and the version readers accept.</summary>
internal static class ReleaseSchema
{
    /// <summary>Raise it with every change to schema.sql that a reader would notice.</summary>
    public const int Version = 12;

    public static string Sql => EmbeddedSql.Read("schema.sql");
}

/// <summary>
/// The large tables and the order they are kept in: a reader's question then touches a few row groups. They are
/// gathered in a working database in any order, and copied sorted into the release at the end.
/// </summary>
internal static class ReleaseTables
{
    /// <summary>Rows that are skipped or read together: few, so that one area's question reads little.</summary>
    public const int RowGroup = 8 * 2048;

    /// <summary>Those of which every text stands many times in a row group, so that a dictionary packs it best.</summary>
    public static readonly IReadOnlyList<string> Repeating = ["observation", "contribution"];

    public static readonly IReadOnlyList<(string Table, string Order)> Sorted =
    [
        ("observation", "area"),
        ("breakdown", "indicator, area, period, sex, age, category_type, category"),
        ("indicator_spread", "level, within, indicator, sex, period"),
        ("ranking", "focus, level, area"),
        ("ranking_within", "focus, level, within, median, area"),
        ("ranking_kind", "focus, kind, level, within, median, area"),
        ("condition_need", "condition, level, area"),
        ("rank_move", "focus, level, within, area"),
        ("contribution", "focus, level, area, side, domain"),
        ("trust_catchment", "msoa, admission, trust"),
        ("postcode", "postcode"),
        ("match", "area, focus, need, score desc, asset"),
        ("no_match", "area, focus, need"),
    ];
}

/// <summary>How records travel as JSON inside a release and beside it: as the files of data/ do.</summary>
internal static class ReleaseJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, CatalogueJson.Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, CatalogueJson.Options) ?? throw new JsonException($"Expected a {typeof(T).Name}, found null.");
}
