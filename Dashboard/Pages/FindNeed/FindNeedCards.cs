using HealthNeeds.Dashboard.Api.Gaps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

/// <summary>The figures that say what the ranking means: how many places, how many people, who is without help, and, by unmet need, what moved. None where nothing is ranked.</summary>
internal sealed class FindNeedCards(ReleaseReading reading)
{
    public IReadOnlyList<HeadlineCard> Of(FindNeedQuery query, IReadOnlyList<RankedArea> ranked, string extent)
    {
        var worst = ranked.Where(r => r.Tier == Tier.VeryLikely).ToList();
        if (ranked.Count == 0)
            return [];
        HeadlineCard[] cards = [Places(query, worst), People(ranked, worst, extent), query.IsEngland ? Spread(query, ranked) : Unmatched(query, worst)];
        return query.Kind == NeedKind.Unmet && query.Level != AreaLevel.Icb ? [.. cards, Moved(query, query.Within ?? reading.Region.Code)] : cards;
    }

    private static HeadlineCard Places(FindNeedQuery query, List<RankedArea> worst) => new(
        $"{Figures.Count(worst.Count)} {LevelWords.Some(query.Level, worst.Count)}",
        $"{Verb.Is(worst.Count)} very likely in England’s worst tenth (chance {NeedBands.Chance(NeedBand.Need5)})");

    private static HeadlineCard People(IReadOnlyList<RankedArea> ranked, List<RankedArea> worst, string extent)
    {
        var there = worst.Sum(r => (long)(r.Area.Population ?? 0));
        var all = ranked.Sum(r => (long)(r.Area.Population ?? 0));
        return all == 0
            ? new HeadlineCard("Not known", "how many people live there: this release holds no populations")
            : new HeadlineCard($"{Figures.Count(there)} people", $"live there: {Figures.Percent((double)there / all)} of the residents of {extent}");
    }

    /// <summary>How far the first place of England lies from the last.</summary>
    private static HeadlineCard Spread(FindNeedQuery query, IReadOnlyList<RankedArea> ranked)
    {
        var known = ranked.Where(r => r.Value is not null).OrderByDescending(r => r.Value).ToList();
        return known.Count == 0 ? new HeadlineCard("Not known", $"how far {LevelWords.Many(query.Level)} lie apart")
            : new HeadlineCard($"{Signed(known[0])} to {Signed(known[^1])}", $"{KindWords.Inside(query.Kind)} against England’s average: from {EnglandList.Name(known[0].Area)} to {EnglandList.Name(known[^1].Area)}");
    }

    private static string Signed(RankedArea place) => $"{Figures.WithSign(100 * place.Value!.Value, 0)}%";

    private HeadlineCard Unmatched(FindNeedQuery query, List<RankedArea> worst)
    {
        if (worst.Count == 0)
            return new HeadlineCard("No place to match", $"no {LevelWords.One(query.Level)} here is very likely to be in the worst tenth; gaps are listed for all places", GapsOf(query), "see the gaps");
        if (reading.Assets.Assets.Count == 0)
            return Unlisted(reading.NoAssets);
        var places = worst.Select(r => r.Area.Code).ToHashSet();
        var missing = reading.NoMatches(query.Focus == FocusArea.Overall ? null : query.Focus).Where(n => places.Contains(n.Area)).ToList();
        var without = missing.Select(n => n.Area).Distinct().Count();
        var needs = missing.Select(n => n.Need).Distinct(StringComparer.Ordinal).Count();
        var (figure, words) = Answered(without, places.Count, needs, query.Level);
        return new HeadlineCard(figure, words, GapsOf(query), "see the gaps");
    }

    private static string GapsOf(FindNeedQuery query) => new GapQuery(query.Focus, Need: null).Address;

    /// <param name="without">How many of the places have a need that no listed asset answers.</param>
    /// <param name="needs">How many needs that are.</param>
    internal static (string Figure, string Words) Answered(int without, int places, int needs, AreaLevel level) => without switch
    {
        0 => ("Every area has at least one matched asset", "for each of its needs, within reach"),
        _ when without < places => ($"{Figures.Count(without)} of them", $"{Verb.Has(without)} a need that no listed asset answers within reach"),
        _ => ($"{Figures.Count(needs)} {(needs == 1 ? "need" : "needs")} unanswered", $"by any listed asset, in {(places == 1 ? $"this {LevelWords.One(level)}" : $"some or all of these {LevelWords.Many(level)}")}"),
    };

    private static HeadlineCard Unlisted(MissingCatalogue missing) => missing.IsDescribed
        ? new HeadlineCard("Not matched", missing.Sentence.TrimEnd('.'), "/assets", "how to have them")
        : new HeadlineCard("No asset catalogue", $"is there for {missing.Region.Name}, so nothing could be matched", "/assets", "how to add one");

    private HeadlineCard Moved(FindNeedQuery query, AreaCode within)
    {
        var (moves, changes) = (reading.Lease.Moves, (ChangesQuery.Default with { Focus = query.Focus, Level = query.Level }).Address);
        if (moves.Since is not { } since)
            return new HeadlineCard("First release", $"made {Figures.Day(reading.Lease.Info.Published)}: there is none before it to compare with", "/data", "what is in it");
        if (RegionRankings.AreMade(query.Level, within))
            return new HeadlineCard("Moves not available", $"within {reading.Region.Name}: a release keeps those within England, an ICB and an authority", changes, "what changed");
        var words = $"since version {since.Version}; smaller moves are within noise";
        return moves.Count(query.Focus, query.Level, within) is not { } count ? new HeadlineCard("Not compared", $"{words}: nothing was ranked here", changes, "what changed")
            : count.Changed == 0 ? new HeadlineCard("No rank moved", $"by more than its uncertainty since version {since.Version}", changes, "what changed")
            : new HeadlineCard($"{Figures.Some(count.Changed, "rank")} moved", words, changes, "see which, and why");
    }
}

/// <summary>One of the four figures at the top: an answer to "so what?".</summary>
public sealed record HeadlineCard(string Figure, string Words, string? Address = null, string? Link = null);
