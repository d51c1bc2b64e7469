using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Deprivation;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>Makes the view of one area's page from the current release.</summary>
internal sealed class AreaReader(ReleaseReading reading, AreaMap map, FreshnessReader freshness, TimeProvider clock)
{
    public AreaView Read(Area area, string focus)
    {
        var values = reading.Lease.Indicators.ForArea(area.Code);
        var authority = area.Level == AreaLevel.Ltla24 ? area.Code : area.LocalAuthority;
        var indicators = IndicatorGroups.Of(focus, values);
        var rankings = RegionRanks.Of(reading, area, focus);
        return new AreaView(
            area,
            focus,
            FocusWords.Of(focus, reading.FocusAreas),
            reading.Region,
            [.. reading.Lease.Areas.PathOf(area.Code).Where(p => p.Code != area.Code && AreaLevels.Ranked.Contains(p.Level))],
            reading.FocusAreas,
            rankings,
            ContributionGap.Of(reading.Lease.Rankings.Contributions(focus, area.Code), reading.Medians(focus, area.Level)),
            ResidentsReader.Of(area, values),
            indicators,
            authority is { } code ? TrendReader.Of(reading, code, focus, clock) : [],
            area.Level == AreaLevel.Ltla24 ? area.Name : area.LocalAuthorityName,
            AreaHelpReader.Of(reading, area.Code, focus),
            TrustsReader.Of(reading, area, freshness, clock),
            Children(area, focus),
            Sources(values),
            map.Draw(area, focus),
            Moved(area, focus),
            Enum.GetValues<NeedKind>().Select(k => (Kind: k, Why: reading.WhyNotRanked(focus, area.Level, k))).Where(k => k.Why is not null).ToDictionary(k => k.Kind, k => k.Why!),
            reading.Grounds(focus))
        { Amounts = Amounts(area, rankings, focus), Deprivation = Deprivation(area), Ward = Ward(area), ElsewhereName = reading.IsOfRegion(area) || area.Icb is not { } icb ? null : reading.IcbPlaces.GetValueOrDefault(icb), IcbName = OwnIcb(area) };
    }

    private Dictionary<NeedKind, AmountInterval> Amounts(Area area, IReadOnlyList<FocusRanking> rankings, string focus) =>
        AreaAmounts.Of(reading, area, rankings, focus, CancellationToken.None).ToDictionary(a => a.Key.Kind, a => a.Value);

    private PlaceGroup? Ward(Area area) =>
        area.Level == AreaLevel.Lsoa21 && reading.Lease.PlaceGroups.WardsOf([area.Code]) is [var ward] ? PlaceGroups.Of(reading).Find(ward.Ward.Value) : null;

    private string? OwnIcb(Area area) => area.Icb is not { } own ? null : own == reading.Region.Code ? reading.Region.Name : reading.IcbPlaces.GetValueOrDefault(own);

    private DeprivationMove? Deprivation(Area area) =>
        area.Level == AreaLevel.Lsoa21 && new DeprivationMoves(reading, CancellationToken.None).All.TryGetValue(area.Code, out var shift) ? new DeprivationMove(area, shift) : null;

    private IReadOnlyList<RankedArea> Children(Area area, string focus) => area.Level switch
    {
        AreaLevel.Ltla24 => Ranked(focus, AreaLevel.Msoa21, area),
        AreaLevel.Msoa21 => Ranked(focus, AreaLevel.Lsoa21, area),
        _ => [],
    };

    /// <summary>What lies elsewhere is read and not kept: there is all of England.</summary>
    private IReadOnlyList<RankedArea> Ranked(string focus, AreaLevel level, Area within) =>
        reading.IsOfRegion(within) ? reading.Ranked(focus, level, within.Code) : reading.Lease.Rankings.List(focus, level, within.Code);

    /// <summary>Moves that were not listed when the release was made are none.</summary>
    private string? Moved(Area area, string focus)
    {
        if (reading.Lease.Moves.Since is not { } since || !reading.IsOfRegion(area))
            return null;
        if (RegionRankings.AreMade(area.Level, reading.Region.Code))
            return $"Since version {since.Version}: moves within {reading.Region.Name} are not available; a release keeps those within England, an ICB and an authority.";
        var move = reading.Lease.Moves.ForArea(area.Code).FirstOrDefault(m => m.Focus == focus && m.Within == reading.Region.Code);
        return $"Since version {since.Version}: {(move is null ? "its rank in the region has not changed." : Lower(MoveWords.Sentence(move)))}";
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private List<AreaSource> Sources(IReadOnlyList<IndicatorValue> values)
    {
        var periods = values.Where(v => v.Observation is not null).ToLookup(v => v.Indicator.Source, v => v.Period, StringComparer.Ordinal);
        return reading.Sources.Select(s => s.Source).Where(s => periods.Contains(s.Id))
            .Select(s => new AreaSource(s, periods[s.Id].Min(), periods[s.Id].Max(), freshness.Find(s.Id, reading.Sources)!.Asked))
            .ToList();
    }
}

/// <summary>An area's ranks as the release has them, and, where the region is one that the release does not rank within, those within the region.</summary>
internal static class RegionRanks
{
    /// <param name="focus">Of which its ranks by burden and gap are shown too.</param>
    public static IReadOnlyList<FocusRanking> Of(ReleaseReading reading, Area area, string focus)
    {
        var held = reading.Lease.Rankings.ForArea(area.Code);
        return RegionRankings.AreMade(area.Level, reading.Region.Code) && reading.IsOfRegion(area)
            ? [.. held.Select(r => WithRegion(reading, area, r, r.Ranking.Focus == focus))]
            : held;
    }

    private static FocusRanking WithRegion(ReleaseReading reading, Area area, FocusRanking held, bool everyKind)
    {
        IReadOnlyList<RankAmong> Within(NeedKind kind, IReadOnlyList<RankAmong> ranks) =>
            reading.Ranked(held.Ranking.Focus, area.Level, reading.Region.Code, kind).FirstOrDefault(r => r.Area.Code == area.Code) is { } here ? [.. ranks, new RankAmong(reading.Region.Code, here.Rank)] : ranks;

        return held with
        {
            Ranks = Within(NeedKind.Unmet, held.Ranks),
            Kinds = everyKind ? held.Kinds.ToDictionary(k => k.Key, k => Within(k.Key, k.Value)) : held.Kinds,
        };
    }
}
