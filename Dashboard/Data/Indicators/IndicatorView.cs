using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Sources;
using HealthNeeds.Dashboard.Charts;

namespace HealthNeeds.Dashboard.Data.Indicators;

/// <summary>One indicator: what it means, and how it lies over the region.</summary>
/// <param name="NotFetchedYet">True where the release holds no figure of the whole source: it is fetched live, and has not answered yet.</param>
/// <param name="Level">The smallest level it is held at.</param>
/// <param name="Sex">Whom the figures shown are about.</param>
/// <param name="Known">Areas of the region with a value.</param>
/// <param name="Unknown">Areas of the region where a reason stands instead.</param>
/// <param name="Lowest">Lowest values first.</param>
/// <param name="Highest">Highest values first.</param>
/// <param name="Notes">What the publisher says beside figures of the region, with or without a value.</param>
/// <param name="Trends">Where it says they have been going.</param>
/// <param name="Breakdowns">Parts of the people, for England and the region's authorities.</param>
public sealed record IndicatorView(
    Indicator Indicator,
    Source? Source,
    string RegionName,
    IReadOnlyList<FocusArea> FocusAreas,
    bool NotFetchedYet,
    AreaLevel? Level,
    Sex? Sex,
    string? Period,
    int Known,
    int Unknown,
    ChartSpec? Distribution,
    IReadOnlyList<IndicatorPlace> Lowest,
    IReadOnlyList<IndicatorPlace> Highest,
    IReadOnlyList<NotedPlaces> Notes,
    IReadOnlyList<NotedPlaces> Trends,
    IReadOnlyList<BreakdownTable> Breakdowns);
