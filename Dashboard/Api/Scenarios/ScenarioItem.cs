using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Downloads;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Scenarios;

internal sealed record ScenarioItem(
    string Code,
    string Name,
    string? PlaceName,
    string? LocalAuthority,
    int? Population,
    double? Score,
    RankAnswer Rank,
    double First,
    double WorstTenth,
    double? DeclaredScore,
    RankAnswer? DeclaredRank,
    int? Change) : IListedArea
{
    private const int Places = 6;

    public static ScenarioItem Of(ScenarioArea found, Area area, DeclaredRank? declared) => new(
        area.Code.Value,
        area.Name,
        area.PlaceName,
        area.LocalAuthorityName,
        area.Population,
        Rounded(found.Score),
        RankAnswer.Of(found.Rank),
        Math.Round(found.First, Places),
        Math.Round(found.WorstTenth, Places),
        Rounded(declared?.Value),
        declared is null ? null : RankAnswer.Of(declared.Rank),
        declared?.Rank.Median - found.Rank.Median);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Places) : null;
}
