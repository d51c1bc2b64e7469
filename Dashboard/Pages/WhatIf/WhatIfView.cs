using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;

namespace HealthNeeds.Dashboard.Pages.WhatIf;

/// <summary>Everything the page shows.</summary>
/// <param name="Weights">What can be weighed, with what is asked and what share each then has.</param>
/// <param name="Figures">What can be left out.</param>
/// <param name="Rows">The first places, in the scenario's order.</param>
/// <param name="Ranked">How many places are ranked.</param>
/// <param name="Moves">The first places beside the declared ones; null where nothing was changed, or there is nothing to set beside them.</param>
/// <param name="Reason">Why nothing is ranked; null where something is.</param>
public sealed record WhatIfView(
    WhatIfQuery Query,
    bool IsDeclared,
    string Extent,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<Area> Authorities,
    Area? Within,
    IReadOnlyList<WeightChoice> Weights,
    IReadOnlyList<FigureChoice> Figures,
    IReadOnlyList<ScenarioRow> Rows,
    int Ranked,
    ScenarioMoves? Moves,
    string? Reason,
    string? Note,
    MapView? Map,
    NoMap? NoMap,
    IReadOnlyList<Period> Measured,
    string DownloadQuery)
{
    /// <summary>How many of the first the list writes out at most; the download holds all.</summary>
    public const int MostRows = 50;

    /// <summary>How many count as the first here: no more than there are.</summary>
    public int First => Math.Min(Query.First, Ranked);
}

/// <param name="Weight">The multiple that is asked: 1 is as declared.</param>
/// <param name="Share">Of what is ranked by, under the weights asked; null where nothing is ranked.</param>
public sealed record WeightChoice(string Id, string Title, double Weight, double? Share);

public sealed record FigureChoice(string Id, string Title, bool IsLeftOut);

/// <param name="Position">In the scenario's order, from 1.</param>
/// <param name="Declared">Its place in the release's own list; null where the release ranks it by nothing.</param>
public sealed record ScenarioRow(int Position, ScenarioArea Found, Area Area, int? Declared);
