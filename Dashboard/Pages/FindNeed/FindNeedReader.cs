using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

/// <summary>Makes the view of one address from the current release.</summary>
internal sealed class FindNeedReader(ReleaseReading reading, FindNeedMap map, FindNeedCards cards, EnglandList england)
{
    private const int UsualPage = 25;

    /// <summary>England's ICBs stand on one page.</summary>
    private const int IcbPage = 50;

    public FindNeedView Read(FindNeedQuery query)
    {
        var within = query.Within is { } code ? reading.Lease.Areas.Find(code) : null;
        var ranked = reading.Ranked(query.Focus, query.Level, within?.Code ?? reading.Region.Code, query.Kind);
        var found = Found(ranked, query.Text);
        var pageSize = PageSize(query);
        var pages = Math.Max(1, (found.Count + pageSize - 1) / pageSize);
        if (query.Page > pages)
            throw new RefusedRequestException(Problem.NotFound($"The list ends with page {pages}.", new NextStep((query with { Page = 1 }).Address, "Go to its first page")));
        var extent = within?.DisplayName ?? reading.Region.Name;
        var assets = map.Assets(query);
        var reasons = RankReasons.Of(reading, query.Focus, query.Kind, query.Level, within);
        var drawn = map.Draw(query, within, ranked, found.Select(f => f.Place.Area.Code).ToHashSet(), assets);
        return new FindNeedView(
            query,
            Finding(query, ranked, extent),
            Sentence(query, ranked.Count, extent),
            extent,
            reading.FocusAreas,
            [.. Enum.GetValues<NeedKind>().Select(k => new KindChoice(k, reading.WhyNotRanked(query.Focus, query.Level, k)))],
            reading.Authorities,
            within,
            cards.Of(query, ranked, extent),
            found.Skip((query.Page - 1) * pageSize).Take(pageSize).Select(f => Row(query, f.Position, f.Place, reasons)).ToList(),
            found.Count,
            ranked.Count,
            pages,
            drawn,
            map.Missing(query),
            Example(ranked),
            ranked.Any(r => NeedBands.IsWide(r.Rank)),
            Shares(query, ranked),
            query.IsEngland ? [] : [.. assets.Spots.SelectMany(s => s.Assets.Select(a => new NumberedAsset(s.Number, a.Name, $"/assets/{a.Id}")))],
            DownloadQuery(query),
            reading.Grounds(query.Focus))
        {
            Regions = england.Regions(),
            Spread = query is { Level: AreaLevel.Icb, Kind: NeedKind.Unmet } ? england.Spread(query, ranked) : [],
            Boundary = query.IsEngland ? null : Boundaries(),
        };
    }

    /// <summary>What has become of the ICBs that the region is; null where nothing has.</summary>
    private string? Boundaries()
    {
        var changed = reading.Region.Code.Parts().Select(p => reading.Icbs.Of(p).Sentence).OfType<string>().ToList();
        return changed.Count == 0 ? null : string.Join(' ', changed);
    }

    public static int PageSize(FindNeedQuery query) => query.Level == AreaLevel.Icb ? IcbPage : UsualPage;

    private static List<(int Position, RankedArea Place)> Found(IReadOnlyList<RankedArea> ranked, string? text) =>
        ranked.Select((place, i) => (Position: i + 1, Place: place)).Where(p => text is null || p.Place.Area.IsCalled(text)).ToList();

    private static string Example(IReadOnlyList<RankedArea> ranked) => ranked.Count == 0 ? string.Empty : $"{EnglandList.ShortName(ranked[0].Area)}, {ranked[0].Area.Code}";

    private FindNeedRow Row(FindNeedQuery query, int position, RankedArea place, RankReasons reasons)
    {
        var value = place.Value is { } share ? $"{KindWords.Short(query.Kind)} {Figures.AboveEngland(share)}" : $"{KindWords.Short(query.Kind)} not known";
        return new FindNeedRow(position, place, EnglandList.Address(query, place.Area), query.IsEngland ? england.Where(place.Area) : AreaWords.WhereAndPeople(place.Area), value, reasons.Of(place), reasons.InShort(place));
    }

    /// <summary>Null where nothing is ranked.</summary>
    private string? Finding(FindNeedQuery query, IReadOnlyList<RankedArea> ranked, string extent) =>
        ranked.Count == 0 ? null : FindNeedFinding.Sentence(query, ranked, extent, query.Focus == FocusArea.Overall ? null : FocusWords.Of(query.Focus, reading.FocusAreas));

    private string Sentence(FindNeedQuery query, int count, string extent)
    {
        var subject = query.Focus == FocusArea.Overall
            ? FocusWords.All(reading.FocusAreas)
            : reading.FocusAreas.First(f => f.Id == query.Focus).Name;
        var places = count == 0 ? LevelWords.Many(query.Level) : $"{Figures.Count(count)} {LevelWords.Some(query.Level, count)}";
        return $"{subject}, in {places} of {extent}: {Counted(query.Kind)}.";
    }

    private static string Counted(NeedKind kind) => kind switch
    {
        NeedKind.Burden => "ill health for people of the residents’ ages",
        NeedKind.Gap => "the share of care that falls short",
        _ => "people who need care they do not get, weighted by harm",
    };

    /// <summary>By authority; England's authorities by the ICB they lie in, those with any that are likely.</summary>
    private List<AuthorityBandCounts> Shares(FindNeedQuery query, IReadOnlyList<RankedArea> ranked) => query switch
    {
        { Level: AreaLevel.Icb } or { Level: AreaLevel.Ltla24, IsEngland: false } => [],
        { Level: AreaLevel.Ltla24 } => [.. Gathered(ranked, r => r.Area.Icb is { } icb ? reading.IcbPlaces.GetValueOrDefault(icb) : "In several ICBs").Where(s => s.Counts[0] + s.Counts[1] > 0).OrderByDescending(s => s.Counts[0]).ThenByDescending(s => s.Counts[1])],
        _ => [.. Gathered(ranked, r => r.Area.LocalAuthorityName).OrderBy(s => s.Name, StringComparer.Ordinal)],
    };

    private static IEnumerable<AuthorityBandCounts> Gathered(IReadOnlyList<RankedArea> ranked, Func<RankedArea, string?> name) => ranked.GroupBy(r => name(r) ?? string.Empty, StringComparer.Ordinal)
        .Select(g => new AuthorityBandCounts(g.Key, [.. NeedBands.All.Select(band => g.Count(r => NeedBands.Of(r) == band))]));

    private string DownloadQuery(FindNeedQuery query) =>
        $"focus={query.Focus}{(query.Kind == NeedKind.Unmet ? string.Empty : $"&kind={query.Kind.Id()}")}&level={query.Level.Id()}&within={query.Within?.Value ?? reading.Region.Within}{(query.Text is null ? string.Empty : $"&search={Uri.EscapeDataString(query.Text)}")}";
}
