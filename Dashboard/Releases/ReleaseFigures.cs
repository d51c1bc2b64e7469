using HealthNeeds.Analytics.Matching;
using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Conditions;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>What pages and API alike ask of one release, read once and kept for as long as the release is asked for.</summary>
internal abstract class ReleaseFigures(ReleaseMemory memory, RegionSetting regions)
{
    public abstract ReleaseLease Lease { get; }

    /// <summary>The region that is shown: the one the address asks for, else the one this site was started for, else the release's own.</summary>
    public virtual Region Region => Chosen ?? RememberForAll("region", () => ShownRegion.Of(Regions.Of(Lease.Info), Lease));

    /// <summary>The region that the address asks for; null where it asks for none.</summary>
    public Region? Chosen { get; private set; }

    /// <summary>The regions that are set up.</summary>
    public IReadOnlyList<Region> Configured => regions.All;

    /// <summary>Shows the region that an address asks for.</summary>
    /// <exception cref="RefusedRequestException">There is none of that name.</exception>
    public void Choose(string region)
    {
        var chosen = RegionChoice.Of(region, regions, this);
        Chosen = RememberForAll($"region/{chosen.Id}", () => ShownRegion.Of(chosen, Lease));
    }

    /// <summary>The region as an area: the release's own, or one that is none of the release's where the region is several.</summary>
    public Area RegionArea => Remember("region-area", () => Region.Code.IsJoined ? ShownRegion.Joined(Region, Lease) : Lease.Areas.Find(Region.Code)!);

    /// <summary>The address of a view of this release, and of this region where another was asked for than the site's own.</summary>
    public string Fixed(string address) => Chosen is { } region ? KeptParameter.Address(ReleasePin.Address(address, Lease.Info.Id), RegionChoice.Parameter, region.Id) : ReleasePin.Address(address, Lease.Info.Id);

    public IReadOnlyList<FocusArea> FocusAreas => RememberForAll("focus", () => Lease.Manifest.FocusAreas());

    /// <summary>The region's local authorities, by name.</summary>
    public IReadOnlyList<Area> Authorities => Remember("authorities", () => Lease.Areas.List(AreaLevel.Ltla24, Region.Code));

    /// <summary>What became of the ICBs of earlier look-ups.</summary>
    public IcbHistory Icbs => RememberForAll("icbs", () => Lease.Areas.Icbs());

    /// <summary>The region's asset catalogue: empty where there is none, or the release was made for another region.</summary>
    public AssetCatalogue Assets => Remember("assets", () => ShownRegion.Assets(Region, Regions, Lease));

    /// <summary>Why there are no assets, where there are none.</summary>
    public MissingCatalogue NoAssets => Remember("no-assets", () => new MissingCatalogue(Region, ShownRegion.Of(Regions.MadeFor(Lease.Info), Lease)));

    public AssetSearch AssetSearch => Remember("asset-search", () => new AssetSearch(Assets));

    public IReadOnlyList<Indicator> Indicators => RememberForAll("indicators", () => Lease.Indicators.All());

    /// <summary>How many areas England has at a level.</summary>
    public int AreasOf(AreaLevel level) => RememberForAll($"areas/count/{level}", () => Lease.Areas.List(level, AreaCode.England).Count);

    /// <summary>Those that this installation added.</summary>
    public IReadOnlyList<Indicator> OwnIndicators => RememberForAll<IReadOnlyList<Indicator>>("own-indicators", () => [.. Indicators.Where(i => i.IsOwn)]);

    /// <summary>Conditions whose people are counted.</summary>
    public IReadOnlyList<Condition> Conditions => RememberForAll("conditions", () => Lease.Conditions.All());

    /// <summary>Whether it is estimated how many to expect of a condition.</summary>
    public bool HasExpected(string condition) => RememberForAll($"conditions/expected/{condition}", () => Lease.Conditions.HasExpected(condition));

    /// <summary>By id, the newest period of each indicator that has figures.</summary>
    public IReadOnlyDictionary<string, Period> NewestPeriods => RememberForAll("newest", () => Lease.Indicators.Newest());

    /// <summary>Null where it has no figures.</summary>
    public Period? NewestPeriod(Indicator indicator) => NewestPeriods.TryGetValue(indicator.Id.Value, out var period) ? period : null;

    public IReadOnlyList<SourceCount> Sources => RememberForAll("sources", () => Lease.Manifest.Sources());

    /// <summary>The line each source of the release asks for, once.</summary>
    public IReadOnlyList<string> Attribution => RememberForAll<IReadOnlyList<string>>("attribution", () => [.. Sources.Select(s => s.Source.Attribution).Distinct(StringComparer.Ordinal)]);

    /// <summary>Draws the release's rankings again; null where the release does not hold what they were drawn from. All of England is read, which takes about a second.</summary>
    public ScenarioEngine? Scenarios => RememberForAll<ScenarioEngine?>("scenarios", () => Lease.Basis.Find() is { } basis
        ? new ScenarioEngine(basis, [.. AreaLevels.Ranked.SelectMany(l => Lease.Areas.List(l, AreaCode.England))])
        : null);

    /// <summary>Ranking ICBs, or within a region that the release does not rank within, takes every processor: one at once, and who waited for the same finds it done.</summary>
    private static readonly SemaphoreSlim DrawnTurns = new(1);

    protected RegionSetting Regions => regions;

    /// <summary>What tells the places of a focus area apart, or of all together.</summary>
    public RankingGrounds Grounds(string focus) => RememberForAll($"grounds/{focus}", () => Lease.Models.Grounds(focus));

    /// <summary>Greatest first; empty where areas are not ranked by that kind.</summary>
    public IReadOnlyList<RankedArea> Ranked(string focus, AreaLevel level, AreaCode within, NeedKind kind = NeedKind.Unmet) =>
        within == AreaCode.England ? RememberForAll($"ranked/{focus}/{kind}/{level}", () => Read(focus, level, within, kind)) : Remember($"ranked/{focus}/{kind}/{level}/{within}", () => Read(focus, level, within, kind));

    private IReadOnlyList<RankedArea> Read(string focus, AreaLevel level, AreaCode within, NeedKind kind) =>
        level == AreaLevel.Icb ? DrawnTurns.Take(() => IcbRankings.Of(Lease, Scenarios, focus, kind), CancellationToken.None)
        : RegionRankings.AreMade(level, within) ? DrawnTurns.Take(() => RegionRankings.Of(Lease, Scenarios, focus, kind, level, within, CancellationToken.None), CancellationToken.None)
        : Lease.Rankings.List(focus, level, within, kind);

    /// <summary>Why areas of a level are not ranked by a kind; null where they are. ICBs are ranked by what authorities are.</summary>
    public string? WhyNotRanked(string focus, AreaLevel level, NeedKind kind)
    {
        var levels = RememberForAll($"levels/{focus}", () => Lease.Rankings.Levels(focus))[kind];
        return level == AreaLevel.Icb && Scenarios is null ? IcbRankings.NoBasis
            : KindWords.WhyNot(kind, level, level == AreaLevel.Icb && levels.Contains(AreaLevel.Ltla24) ? [AreaLevel.Icb] : levels, FocusWords.Of(focus, FocusAreas))
            ?? (RegionRankings.AreMade(level, Region.Code) && Scenarios is null ? RegionRankings.NoBasis : null);
    }

    /// <summary>The typical place's, of the region or of another area.</summary>
    public IReadOnlyList<Contribution> Medians(string focus, AreaLevel level, AreaCode? within = null) =>
        Remember($"medians/{focus}/{level}/{within}", () => Lease.Rankings.ContributionMedians(focus, level, within ?? Region.Code));

    /// <summary>What the scores of the areas of the region, or of another area, are sums of.</summary>
    public ILookup<AreaCode, Contribution> Contributions(string focus, AreaLevel level, AreaCode? within = null) =>
        Remember($"why/{focus}/{level}/{within}", () => Lease.Rankings.Contributions(focus, level, within ?? Region.Code));

    /// <summary>By code, each ICB's need and how its neighbourhoods stand.</summary>
    public IReadOnlyDictionary<AreaCode, IcbNeed> IcbNeeds(string focus) => RememberForAll($"icb-needs/{focus}", () => Lease.IcbNeeds.List(focus).ToDictionary(n => n.Icb));

    /// <summary>England's ICBs by code, each by the place it is for.</summary>
    public IReadOnlyDictionary<AreaCode, string> IcbPlaces => RememberForAll("icb-places", () => Lease.Areas.List(AreaLevel.Icb, AreaCode.England).ToDictionary(a => a.Code, a => IcbNames.Place(a.Name)));

    public IReadOnlyList<NoMatch> NoMatches(string? focus) =>
        Remember($"no-match/{focus}", () => Lease.Assets.NoMatches(Region.Code, focus));

    /// <summary>True for the shown region and all in it. What lies there is asked for again and again, and may be kept; the rest of England would fill the memory.</summary>
    public bool IsOfRegion(Area area) => Region.Holds(area);

    /// <summary>Keeps what was made of the release for the region that is shown.</summary>
    public T Remember<T>(string key, Func<T> make) => memory.Get(Lease.Info.Id, Region.Id, key, make);

    /// <summary>Keeps what was made of the release whatever region is shown.</summary>
    public T RememberForAll<T>(string key, Func<T> make) => memory.Get(Lease.Info.Id, key, make);
}
