using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;

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
