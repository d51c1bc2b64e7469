using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Gaps;

/// <summary>Needs that no open asset of the region answers, around which place most live whom nothing is near, and who complements whom: from the release's matches and outlooks.</summary>
internal sealed class GapFigures(ReleaseFigures release)
{
    /// <summary>Remembered for each focus area and need of the release; a reader's own places are looked at anew.</summary>
    public GapView Of(GapQuery query, CancellationToken token) => query.Limit is not null ? Read(query, token)
        : release.Remember($"gaps/{query.Focus}/{query.Need}", () => Read(query, token));

    private GapView Read(GapQuery query, CancellationToken token)
    {
        var catalogue = release.Assets;
        var view = new GapView(query, release.Region.Name, Needs(query), catalogue.Needs.FirstOrDefault(n => n.Id == query.Need)?.Name);
        if (catalogue.Assets.Count == 0) return view with { Reason = release.NoAssets.Sentence };
        var areas = query.Limit is { } limit ? Areas(token).Where(a => limit.Holds(a.Value)).ToDictionary() : Areas(token);
        var score = release.Ranked(query.Focus, AreaLevel.Lsoa21, release.Region.Code).ToDictionary(r => r.Area.Code, r => r.Ranking.Score);
        var wanted = view.Needs.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        GapPlace[] gaps = [.. release.NoMatches(query.Focus == FocusArea.Overall || query.Need is not null ? null : query.Focus)
            .Where(n => areas.ContainsKey(n.Area) && wanted.Contains(n.Need)).DistinctBy(n => (n.Area, n.Need))
            .Select(n => new GapPlace(areas[n.Area], n.Need, n.Reason, score.TryGetValue(n.Area, out var known) ? known : null))];
        return view with
        {
            Places = [.. areas.Values.OrderBy(a => a.Code)],
            Unanswered = gaps.GroupBy(g => g.Area.Code).ToDictionary(g => g.Key, g => g.Count()),
            Gaps = [.. view.Needs.Select(n => NeedGap.Of(n, [.. gaps.Where(g => g.Need == n.Id)], !IsWorkedOn(n))).Where(g => g.Neighbourhoods > 0)
                .OrderByDescending(g => g.People).ThenBy(g => g.Name, StringComparer.Ordinal)],
            Chosen = query.Need is null ? [] : [.. gaps.Where(g => g.Need == query.Need).OrderByDescending(g => g.Score ?? double.NegativeInfinity).ThenBy(g => g.Area.Code)],
            Outreach = Outreach(query, wanted, token),
            Pairs = Pairs(query, wanted),
            Measured = release.Grounds(query.Focus).Measured,
            Outside = query.Limit?.Outside(release.Region.Code) ?? 0,
        };
    }

    /// <summary>The region's LSOAs, held once for all focus areas and needs.</summary>
    private IReadOnlyDictionary<AreaCode, Area> Areas(CancellationToken token) => release.Remember<IReadOnlyDictionary<AreaCode, Area>>(
        "gaps/areas",
        () => release.Lease.Areas.List(AreaLevel.Lsoa21, release.Region.Code, token).ToDictionary(a => a.Code));

    private IReadOnlyList<Need> Needs(GapQuery query) => [.. release.Assets.Needs.Where(n => query.Focus == FocusArea.Overall || n.Id == query.Need || n.FocusAreas.Contains(query.Focus, StringComparer.Ordinal))];

    /// <summary>Whether an open asset works on the need or a part of it, wherever it reaches.</summary>
    private bool IsWorkedOn(Need need) => release.Assets.Assets.Any(a => a.Status == AssetStatuses.Open && a.Needs.Contains(need.Id, StringComparer.Ordinal))
        || release.Assets.Needs.Any(part => part.Parent == need.Id && IsWorkedOn(part));

    private IReadOnlyList<AssetOutlook> Outlooks() => release.Remember<IReadOnlyList<AssetOutlook>>(
        "gaps/outlooks",
        () => [.. release.Assets.Assets.Select(a => release.Lease.Assets.Outlook(a.Id)).OfType<AssetOutlook>()]);

    /// <summary>By need, the one place and the open asset nearest to it that works on the need.</summary>
    private IReadOnlyList<OutreachSite> Outreach(GapQuery query, HashSet<string> wanted, CancellationToken token)
    {
        var msoas = release.Lease.Areas.List(AreaLevel.Msoa21, release.Region.Code, token).ToDictionary(a => a.Code);
        var (names, needs) = Names();
        return
        [
            .. Outlooks().SelectMany(o => o.Satellites.Select(s => (o.Asset, Site: s)))
                .Where(s => wanted.Contains(s.Site.Need) && (query.Need is null || query.Need == s.Site.Need) && msoas.ContainsKey(s.Site.Area) && (query.Limit?.Touches(s.Site.Area) ?? true))
                .GroupBy(s => (s.Site.Need, s.Site.Area)).Select(g => g.OrderBy(s => s.Site.Kilometres ?? double.PositiveInfinity).ThenBy(s => s.Asset, StringComparer.Ordinal).First())
                .Select(s => new OutreachSite(s.Site.Need, needs[s.Site.Need], msoas[s.Site.Area], s.Site.Neighbourhoods, s.Site.People, s.Asset, names.GetValueOrDefault(s.Asset, s.Asset), s.Site.Kilometres))
                .OrderByDescending(s => s.People).ThenBy(s => s.NeedName, StringComparer.Ordinal),
        ];
    }

    /// <summary>Each two once, those first that would bring a need's answer to most neighbourhoods.</summary>
    private IReadOnlyList<AssetCouple> Pairs(GapQuery query, HashSet<string> wanted)
    {
        var (names, needs) = Names();
        return
        [
            .. Outlooks().SelectMany(o => o.Pairs.Select(p => (One: o.Asset, Pair: p)))
                .Where(p => wanted.Contains(p.Pair.Need) && (query.Need is null || query.Need == p.Pair.Need))
                .GroupBy(p => string.CompareOrdinal(p.One, p.Pair.Other) < 0 ? (p.One, p.Pair.Other) : (p.Pair.Other, p.One))
                .Select(g => g.OrderByDescending(p => p.Pair.Neighbourhoods).ThenBy(p => p.One, StringComparer.Ordinal).First())
                .Select(p => new AssetCouple(p.One, names.GetValueOrDefault(p.One, p.One), p.Pair.Other, names.GetValueOrDefault(p.Pair.Other, p.Pair.Other), p.Pair.Need, needs[p.Pair.Need], p.Pair.Neighbourhoods, p.Pair.Relation))
                .OrderByDescending(p => p.Neighbourhoods).ThenBy(p => p.OneName, StringComparer.Ordinal).ThenBy(p => p.OtherName, StringComparer.Ordinal),
        ];
    }

    private (Dictionary<string, string> Assets, Dictionary<string, string> Needs) Names() =>
        (release.Assets.Assets.ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal), release.Assets.Needs.ToDictionary(n => n.Id, n => n.Name, StringComparer.Ordinal));
}
