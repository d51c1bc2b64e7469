using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Scenarios;

/// <param name="Declared">True where the settings are the release's own: ranks and scores are then those of /api/v1/rankings.</param>
/// <param name="First">How many areas count as the first.</param>
/// <param name="Areas">How many areas are ranked.</param>
/// <param name="Reason">Why none is; null where some are.</param>
/// <param name="Note">Which overall burden areas are ranked by, and why; null for other rankings.</param>
/// <param name="Measures">What areas are ranked by, and by what shares.</param>
/// <param name="Figures">What can be left out of the release's rankings.</param>
/// <param name="Items">By median rank, then by score, then by code; made while they are written.</param>
internal sealed record ScenarioAnswer(
    ReleaseStamp Release,
    string Focus,
    string Kind,
    string Level,
    AreaStamp Within,
    int First,
    bool Declared,
    IReadOnlyDictionary<string, double> Weights,
    IReadOnlyDictionary<string, double> Conditions,
    IReadOnlyList<string> Without,
    int Areas,
    string? Reason,
    string? Note,
    string Order,
    ScenarioReading Reading,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<ScenarioMeasure> Measures,
    IReadOnlyList<ScenarioFigure> Figures,
    IEnumerable<ScenarioItem> Items);

/// <param name="Focus">A focus area, or "all-causes".</param>
/// <param name="Weight">In the ranking; weights sum to 1.</param>
/// <param name="Conditions">Shares of a measure sum to 1.</param>
internal sealed record ScenarioMeasure(string Focus, double Weight, IReadOnlyList<ScenarioCondition> Conditions);

/// <param name="Figures">Ids of the figures it is counted by.</param>
internal sealed record ScenarioCondition(string Id, string Title, double Share, IReadOnlyList<string> Figures);

internal sealed record ScenarioFigure(string Id, string Title);

internal sealed record ScenarioItem(
    string Code,
    string Name,
    string? PlaceName,
    string? LocalAuthority,
    int? Population,
    double? Score,
    int Position,
    RankAnswer Rank,
    double First,
    double WorstTenth,
    double? DeclaredScore,
    RankAnswer? DeclaredRank,
    int? DeclaredPosition,
    int? Change) : IListedArea
{
    private const int Places = 6;

    public static ScenarioItem Of(int position, ScenarioArea found, Area area, DeclaredRank? declared, int? declaredPosition) => new(
        area.Code.Value,
        area.Name,
        area.PlaceName,
        area.LocalAuthorityName,
        area.Population,
        Rounded(found.Score),
        position,
        RankAnswer.Of(found.Rank),
        Math.Round(found.First, Places),
        Math.Round(found.WorstTenth, Places),
        Rounded(declared?.Value),
        declared is null ? null : RankAnswer.Of(declared.Rank),
        declaredPosition,
        declared?.Rank.Median - found.Rank.Median);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Places) : null;
}

/// <summary>What each figure of a scenario means, sent beside it.</summary>
internal sealed record ScenarioReading(string Score, string Position, string Rank, string First, string WorstTenth, string DeclaredScore, string DeclaredRank, string DeclaredPosition, string Change)
{
    public const string Order = "rank.median ascending, then score descending, then code";

    public static readonly ScenarioReading Words = new(
        Score: "What areas are ranked by, under the scenario's weights, as a share above England's average over residents: 0.5 is half as much again. Null where a gap is not known.",
        Position: "Place in this list, from 1.",
        Rank: "1 is the greatest within 'within'. Lower and upper bound 90% of the draws over what is uncertain.",
        First: "Chance, 0 to 1, of being among the first so many areas within 'within'.",
        WorstTenth: "Chance, 0 to 1, of being in the worst tenth of the areas within 'within'.",
        DeclaredScore: "The score under the declared weights; null where the release does not rank the area by this.",
        DeclaredRank: "The rank under the declared weights; null as above.",
        DeclaredPosition: "Place in the list under the declared weights; null as above.",
        Change: "Places gained towards rank 1 against the declared ranking: its median less the scenario's. Negative where the area falls.");
}
