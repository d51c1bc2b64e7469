using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Releases;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Store.Schema;

/// <summary>A move as a query gives it.</summary>
internal sealed record MoveRow(
    string Focus,
    string Level,
    string Area,
    string Within,
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

    public RankMove ToMove() => new(
        Focus,
        EnumWords.Parse<AreaLevel>(Level),
        new AreaCode(Area),
        new AreaCode(Within),
        Rank(FromMedian, FromLower, FromUpper, FromAreas),
        Rank(ToMedian, ToLower, ToUpper, ToAreas),
        NewData is { } data ? new MoveParts(data, Revision!.Value, Method!.Value, Boundary!.Value) : null)
    { AreaName = AreaName };

    public static RankInterval? Rank(int? median, int? lower, int? upper, int? areas) =>
        median is null ? null : new RankInterval(median.Value, lower!.Value, upper!.Value, areas!.Value);
}
