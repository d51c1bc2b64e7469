using HealthNeeds.Core.Releases;

namespace HealthNeeds.Store.Schema;

/// <summary>A move as a query gives it.</summary>
internal sealed record MoveRow(
    string Focus,
    AreaLevel Level,
    AreaCode Area,
    AreaCode Within,
    int? FromMedian,
    int? FromLower,
    int? FromUpper,
    int? FromAreas,
    int? ToMedian,
    int? ToLower,
    int? ToUpper,
    int? ToAreas,
    int? NewData,
    int? Revision,
    int? Method,
    int? Boundary,
    string? AreaName)
{
    /// <summary>Of <c>rank_move m</c> and <c>area n</c>.</summary>
    public const string Columns = """
        m.focus, m.level, m.area, m.within, m.from_median, m.from_lower, m.from_upper, m.from_areas, m.to_median, m.to_lower, m.to_upper, m.to_areas,
        m.new_data, m.revision, m.method, m.boundary, n.name as area_name
        """;

    /// <summary>Whether a move <c>m</c> is beyond noise, as <see cref="JointInterval"/> says it.</summary>
    public const string IsBeyondNoise = """
        coalesce(pow(m.to_median - m.from_median, 2) > case when m.to_median < m.from_median
            then pow(m.from_median - m.from_lower, 2) + pow(m.to_upper - m.to_median, 2)
            else pow(m.from_upper - m.from_median, 2) + pow(m.to_median - m.to_lower, 2) end, false)
        """;

    public RankMove ToMove() => new(
        Focus,
        Level,
        Area,
        Within,
        Rank(FromMedian, FromLower, FromUpper, FromAreas),
        Rank(ToMedian, ToLower, ToUpper, ToAreas),
        NewData is { } data ? new MoveParts(data, Revision!.Value, Method!.Value, Boundary!.Value) : null)
    { AreaName = AreaName };

    public static RankInterval? Rank(int? median, int? lower, int? upper, int? areas) =>
        median is null ? null : new RankInterval(median.Value, lower!.Value, upper!.Value, areas!.Value);
}
