using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>Where the area stands inside one larger area.</summary>
/// <param name="Of">How many areas of its level are ranked there.</param>
internal sealed record AreaRank(string Within, string? WithinName, int Median, int Lower, int Upper, int Of)
{
    public static AreaRank From(RankAmong rank, IEnumerable<Area> around) => new(
        rank.Within.Value,
        around.FirstOrDefault(a => a.Code == rank.Within)?.Name,
        rank.Rank.Median,
        rank.Rank.Lower,
        rank.Rank.Upper,
        rank.Rank.Of);
}
