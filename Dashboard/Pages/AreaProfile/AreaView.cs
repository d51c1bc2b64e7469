using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Api.Deprivation;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>Everything an area's page shows, for one focus area.</summary>
/// <param name="Path">The areas around it that have pages, largest first, without itself.</param>
/// <param name="Rankings">Its ranking in every focus area.</param>
/// <param name="Why">Its contributions against the region's medians, largest first.</param>
/// <param name="Moved">What its rank did since the release before, in a sentence; null where there is none before, or it lies outside the region.</param>
/// <param name="NotRanked">Why places of its level are not ranked by a kind; the kinds they are ranked by are not in it.</param>
/// <param name="Trusts">The acute trusts that serve a neighbourhood; null of larger areas.</param>
/// <param name="Children">The areas inside it, greatest need first.</param>
public sealed record AreaView(
    Area Area,
    string Focus,
    string FocusWords,
    Region Region,
    IReadOnlyList<Area> Path,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<FocusRanking> Rankings,
    IReadOnlyList<ContributionGap> Why,
    Residents Residents,
    IReadOnlyList<IndicatorGroup> Indicators,
    IReadOnlyList<ChartFigure> Trends,
    string? TrendsOf,
    AreaHelp Help,
    TrustsView? Trusts,
    IReadOnlyList<RankedArea> Children,
    IReadOnlyList<AreaSource> Sources,
    MapView? Map,
    string? Moved,
    IReadOnlyDictionary<NeedKind, string> NotRanked,
    RankingGrounds Grounds)
{
    /// <summary>The ICB it lies in, where that is another than the region; else null.</summary>
    public string? ElsewhereName { get; init; }

    /// <summary>The ward that a neighbourhood lies in by best fit; null of larger areas, or where the release holds no wards.</summary>
    public PlaceGroup? Ward { get; init; }

    /// <summary>What its own ICB is called, whose places its figures are set beside; null where it lies in several.</summary>
    public string? IcbName { get; init; }

    /// <summary>Of a neighbourhood, in the indices of 2019 and 2025; null of larger areas, or where the release does not hold both.</summary>
    public DeprivationMove? Deprivation { get; init; }

    /// <summary>How sure it is how far the place is above or below England, by each kind that it is ranked by; empty where the release does not hold what that is drawn from.</summary>
    public IReadOnlyDictionary<NeedKind, AmountInterval> Amounts { get; init; } = new Dictionary<NeedKind, AmountInterval>();

    /// <summary>The ranking for the chosen focus area, or null where the release has none.</summary>
    public FocusRanking? Ranking => Rankings.FirstOrDefault(r => r.Ranking.Focus == Focus);
}

/// <summary>Where figures of the page come from.</summary>
/// <param name="First">The period that ended first, of the figures on the page.</param>
/// <param name="Last">The one that ended last.</param>
/// <param name="Asked">When its publisher was last asked, in words.</param>
public sealed record AreaSource(Source Source, Period First, Period Last, string Asked);
