namespace HealthNeeds.Store.Releases;

/// <summary>
/// The large tables and the order they are kept in: a reader's question then touches a few row groups. They are
/// gathered in a working database in any order, and copied sorted into the release at the end.
/// </summary>
internal static class ReleaseTables
{
    /// <summary>Rows that are skipped or read together: few, so that one area's question reads little.</summary>
    public const int RowGroup = 8 * 2048;

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
        ("match", "area, focus, need, score desc, asset"),
        ("no_match", "area, focus, need"),
    ];
}
