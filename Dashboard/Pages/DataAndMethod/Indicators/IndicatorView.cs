using HealthNeeds.Dashboard.Api.Deprivation;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>One indicator: what it means, and how it lies over the region.</summary>
/// <param name="NotFetchedYet">True where the release holds no figure of the whole source: it is fetched live, and has not answered yet.</param>
/// <param name="Levels">Those that hold figures of it, the smallest first.</param>
/// <param name="Sexes">Whom there are figures of at the level that is shown.</param>
/// <param name="Within">The authority or MSOA that is shown; null for the region.</param>
/// <param name="Order">In which <paramref name="Rows"/> stand.</param>
/// <param name="Rows">All of them.</param>
public sealed record IndicatorView(
    IndicatorQuery Query,
    Indicator Indicator,
    Source? Source,
    string RegionName,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<Area> Authorities,
    bool NotFetchedYet,
    IReadOnlyList<AreaLevel> Levels,
    IReadOnlyList<Sex> Sexes,
    Area? Within,
    FigureSet Set,
    FigureOrder Order,
    IReadOnlyList<PlaceFigure> Rows)
{
    public const int PageSize = 25;

    /// <summary>When the publisher was last asked, in words; null where the release does not know the source.</summary>
    public string? Asked { get; init; }

    public StepMapView? Map { get; init; }

    public NoMap? NoMap { get; init; }

    public ChartFigure? Distribution { get; init; }

    /// <summary>By authority beside England; null where fewer than two periods are held.</summary>
    public ChartFigure? Series { get; init; }

    public required FunnelView Funnel { get; init; }

    /// <summary>What the publisher says beside figures, with or without a value.</summary>
    public IReadOnlyList<NotedPlaces> Notes { get; init; } = [];

    /// <summary>Where it says they have been going.</summary>
    public IReadOnlyList<NotedPlaces> Trends { get; init; } = [];

    /// <summary>Parts of the people, for England and the region's authorities.</summary>
    public IReadOnlyList<BreakdownTable> Breakdowns { get; init; } = [];

    /// <summary>From the index of 2019 to that of 2025; null of other indicators.</summary>
    public DeprivationView? Deprivation { get; init; }

    public string Extent => Within?.DisplayName ?? RegionName;

    public int Known => Set.Known.Count;

    public int Pages => Math.Max(1, (Rows.Count + PageSize - 1) / PageSize);

    public IReadOnlyList<PlaceFigure> Shown => [.. Rows.Skip((Query.Page - 1) * PageSize).Take(PageSize)];

    public bool HasSeries => Set.Rows.Any(r => r.Change is not null);

    public string Download => $"/api/v1/indicators/{Indicator.Id}/values?level={Set.Level.Id()}{(Within is { } within ? $"&within={within.Code}" : null)}&sex={Set.Sex.Id()}&sort={Order.Id()}&format=csv";
}

/// <summary>What the publisher says of how many places.</summary>
public sealed record NotedPlaces(string Text, int Places);

/// <summary>A funnel plot with the places that lie outside it.</summary>
/// <param name="Chart">Null where there is none: <see cref="Funnel.Reason"/> says why.</param>
public sealed record FunnelView(Funnel Funnel, ChartFigure? Chart)
{
    public IReadOnlyList<FunnelPlace> Outside => [.. Funnel.Places.Where(p => p.Side != FunnelSide.Inside)];
}

/// <summary>Neighbourhoods in the indices of 2019 and 2025.</summary>
/// <param name="Within">The authority or MSOA that is shown; null for the region.</param>
/// <param name="Of">How many are ranked in England.</param>
public sealed record DeprivationView(IReadOnlyList<DeprivationMove> Moves, int Of, AreaCode? Within, string? Missing);

/// <summary>The dictionary of indicators.</summary>
/// <param name="Newest">By id, the newest period of each indicator this release holds figures of.</param>
/// <param name="Text">Words sought in names and definitions, or null.</param>
public sealed record IndicatorListView(IReadOnlyList<Indicator> Found, int All, string? Text, IReadOnlyDictionary<string, Source> Sources, IReadOnlyDictionary<string, Period> Newest);
