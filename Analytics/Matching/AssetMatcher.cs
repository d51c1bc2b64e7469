using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Which assets could help where: a gate by the taxonomy of needs and by stages of life, then fit × reach × distance × readiness × pressure.</summary>
public sealed class AssetMatcher
{
    private static readonly IReadOnlyDictionary<string, Need> NoNeeds = new Dictionary<string, Need>(StringComparer.Ordinal);

    private readonly AssetCatalogue _catalogue;
    private readonly MatchingOptions _options;
    private readonly CandidateTable _candidates;
    private readonly AssetScoring _scoring;
    private readonly MatchReasons _reasons;
    private readonly Dictionary<string, IReadOnlyDictionary<string, Need>> _needsByFocus;

    /// <param name="authorities">Local authorities' names for the reasons; one that is missing is called by its code.</param>
    public AssetMatcher(AssetCatalogue catalogue, IReadOnlyDictionary<AreaCode, string> authorities, MatchingOptions? options = null)
    {
        _catalogue = catalogue;
        _options = options ?? MatchingOptions.Default;
        _candidates = new CandidateTable(catalogue, _options);
        _scoring = new AssetScoring(_options, new AssetPartners(catalogue));
        _reasons = new MatchReasons(authorities);
        _needsByFocus = catalogue.Needs.SelectMany(n => n.FocusAreas).Distinct(StringComparer.Ordinal).ToDictionary(f => f, NeedsIn, StringComparer.Ordinal);
    }

    /// <summary>Matches every area with every focus area and with all of them together.</summary>
    /// <param name="areas">Areas of any level; one without a location is matched without distances.</param>
    /// <param name="needs">What is known of the needs of the areas.</param>
    public static AssetMatches Match(
        AssetCatalogue catalogue,
        IReadOnlyList<Area> areas,
        IReadOnlyList<FocusArea> focusAreas,
        PlaceNeeds needs,
        MatchingOptions? options,
        CancellationToken cancellationToken)
    {
        var matcher = new AssetMatcher(catalogue, AuthorityNames(areas), options);
        var matches = new List<AssetMatch>();
        var gaps = new List<NoMatch>();
        foreach (var area in areas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            matcher.MatchArea(area, focusAreas, needs, matches, gaps);
        }

        return new AssetMatches(matches, gaps);
    }

    /// <summary>All assets that could help with one need in one area, best first.</summary>
    /// <param name="focus">The focus area under whose name they are given.</param>
    public IReadOnlyList<AssetMatch> MatchNeed(Area area, string focus, string need)
    {
        var place = new MatchedPlace(area, _options);
        return AssetSelection.InOrder(Reached(place, need, PlaceNeeds.Unknown))
            .Select(scored => ToMatch(scored, place, focus, NeedsOf(focus)))
            .ToList();
    }

    /// <summary>Why nothing answers a need in an area; null where something does.</summary>
    public NoMatch? Gap(Area area, string focus, string need)
    {
        var place = new MatchedPlace(area, _options);
        return IsAnswered(Reached(place, need, PlaceNeeds.Unknown)) ? null : new NoMatch(area.Code, focus, need, GapReason(place, need, PlaceNeeds.Unknown));
    }

    private void MatchArea(Area area, IReadOnlyList<FocusArea> focusAreas, PlaceNeeds needs, List<AssetMatch> matches, List<NoMatch> gaps)
    {
        var place = new MatchedPlace(area, _options);
        var reached = _catalogue.Needs.Where(n => needs.Arises(area.Code, n))
            .ToDictionary(n => n.Id, n => Reached(place, n.Id, needs).ToList(), StringComparer.Ordinal);
        var pool = new List<(ScoredAsset Scored, string Focus)>();
        foreach (var focus in focusAreas.Select(f => f.Id))
        {
            var ofFocus = NeedsOf(focus);
            var arising = ofFocus.Keys.Where(reached.ContainsKey).ToList();
            var best = AssetSelection.Best(arising.SelectMany(n => reached[n]).ToList(), s => s.Candidate.Need.Id, _options);
            matches.AddRange(best.Select(s => ToMatch(s, place, focus, ofFocus)));
            pool.AddRange(best.Select(s => (s, focus)));
            gaps.AddRange(arising.Where(n => !IsAnswered(reached[n])).Select(n => new NoMatch(area.Code, focus, n, GapReason(place, n, needs))));
        }

        AddOverall(place, pool, reached, needs, matches, gaps);
    }

    private void AddOverall(
        MatchedPlace place, List<(ScoredAsset Scored, string Focus)> pool, Dictionary<string, List<ScoredAsset>> reached, PlaceNeeds needs, List<AssetMatch> matches, List<NoMatch> gaps)
    {
        var focusOf = new Dictionary<ScoredAsset, string>(ReferenceEqualityComparer.Instance);
        foreach (var (scored, focus) in pool)
            focusOf.TryAdd(scored, focus);
        matches.AddRange(AssetSelection.Best([.. focusOf.Keys], s => focusOf[s], _options).Select(s => ToMatch(s, place, FocusArea.Overall, NeedsOf(focusOf[s]))));
        gaps.AddRange(reached.Where(n => !IsAnswered(n.Value)).Select(n => new NoMatch(place.Code, FocusArea.Overall, n.Key, GapReason(place, n.Key, needs))));
    }

    private IEnumerable<ScoredAsset> Reached(MatchedPlace place, string need, PlaceNeeds needs) =>
        _candidates.For(need)
            .Where(c => needs.IsFor(place.Code, c.Asset))
            .Select(c => _scoring.Score(c, place, needs.Pressure(place.Code, need)))
            .OfType<ScoredAsset>();

    private static bool IsAnswered(IEnumerable<ScoredAsset> reached) => reached.Any(s => s.Candidate.Answers);

    private AssetMatch ToMatch(ScoredAsset scored, MatchedPlace place, string focus, IReadOnlyDictionary<string, Need> needs) =>
        new(place.Code, focus, scored.Candidate.Need.Id, scored.Candidate.Asset.Id, scored.Score, scored.Kilometres, _reasons.For(scored, place, needs));

    private string GapReason(MatchedPlace place, string need, PlaceNeeds needs)
    {
        var candidates = _candidates.For(need);
        var ofFew = candidates.Where(c => c.Answers && place.IsReachedBy(c.Asset) && !needs.IsFor(place.Code, c.Asset)).MinBy(c => place.KilometresTo(c.Asset) ?? double.MaxValue);
        if (ofFew is not null)
            return MatchReasons.ForFew(ofFew);
        if (candidates.Where(c => c.Answers).Select(c => c.Asset).MinBy(a => place.KilometresTo(a) ?? double.MaxValue) is { } nearest)
            return _reasons.OutOfReach(nearest, place.KilometresTo(nearest));
        if (candidates.FirstOrDefault(c => c.Fit.Answers && c.Asset.Status != AssetStatuses.Open) is { } notOpen)
            return MatchReasons.NotOpen(_candidates.Need(need), notOpen.Asset);
        if (candidates.FirstOrDefault(c => c.Fit.Answers) is { } aim)
            return MatchReasons.OnlyAnAim(_candidates.Need(need), aim.Asset);
        var beside = candidates.Where(c => c.IsHelp && place.IsReachedBy(c.Asset)).MinBy(c => place.KilometresTo(c.Asset) ?? double.MaxValue);
        return beside is null ? MatchReasons.NoAsset(_candidates.Need(need)) : MatchReasons.OnlyBeside(beside);
    }

    private IReadOnlyDictionary<string, Need> NeedsOf(string focus) => _needsByFocus.GetValueOrDefault(focus, NoNeeds);

    private IReadOnlyDictionary<string, Need> NeedsIn(string focus) =>
        _catalogue.Needs.Where(n => n.FocusAreas.Contains(focus)).ToDictionary(n => n.Id, StringComparer.Ordinal);

    private static Dictionary<AreaCode, string> AuthorityNames(IReadOnlyList<Area> areas)
    {
        var names = areas.Where(a => a.LocalAuthority is not null && a.LocalAuthorityName is not null)
            .DistinctBy(a => a.LocalAuthority)
            .ToDictionary(a => a.LocalAuthority!.Value, a => a.LocalAuthorityName!);
        foreach (var authority in areas.Where(a => a.Level == AreaLevel.Ltla24))
            names[authority.Code] = authority.Name;
        return names;
    }
}

/// <summary>The answers for a region: per area and focus area the best assets, best first, and the needs nobody answers.</summary>
/// <param name="NoMatches">A need is answered by an open asset that reaches the area and works on it; one that works on a wider field is a match and no answer.</param>
public sealed record AssetMatches(IReadOnlyList<AssetMatch> Matches, IReadOnlyList<NoMatch> NoMatches);
