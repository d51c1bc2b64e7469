using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.AreaProfile;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>/briefing/areas/{code}: a place's need, what goes with it, and who could help.</summary>
internal sealed class AreaBriefing(AreaRequest areas, AreaReader reader, ReleaseReading reading, TimeProvider clock) : IBriefingKind
{
    private const int Parts = 8;
    private const int Helpers = 7;
    private const string Rest = "All the rest";
    private const int Unanswered = 4;

    public Briefing Read(HttpContext http)
    {
        var area = areas.Area(RecodedAuthorities.Current(http.GetRouteValue("code") as string ?? string.Empty));
        return Of(reader.Read(area, new PageParameters(http.Request.Query, reading).Focus()));
    }

    private Briefing Of(AreaView view) => new("Briefing on a place", Title(view), Lead(view), AreaAddress.Of(view.Area.Code, view.Focus))
    {
        Facts = Facts(view),
        Shortlist = Ranks(view),
        Map = BriefingMaps.OfNeed(view.Map, $"Map of {Name(view.Area)} and the places around it, by how sure each is in England’s worst tenth. Their figures are on the full page."),
        Sections = [Why(view), .. Help(view)],
        Caveats = [BriefingCaveats.Places, BriefingCaveats.Interval, .. KindWords.Caveats(view.Grounds)],
        Measured = PeriodWords.Span(view.Grounds.Measured, clock),
    };

    private static string Name(Area area) => area.PlaceName is null ? area.DisplayName : $"{area.DisplayName} ({area.Name})";

    private static string Title(AreaView view) => view.Ranking is { } ranking
        ? $"{Name(view.Area)} is {RankWords.HowSure(ranking.Ranking.Tier)} England’s worst tenth for unmet need in {view.FocusWords}"
        : $"{Name(view.Area)} is not ranked for {view.FocusWords}";

    private static string Lead(AreaView view)
    {
        if (view.Ranking is not { } ranking)
            return $"This release holds no ranking of this place for {view.FocusWords}.";
        var (rank, where) = ranking.Within(view.Region.Code) is { } inRegion ? (inRegion, view.Region.Name) : (ranking.Within(AreaCode.England), "England");
        var ranked = rank is null ? string.Empty : $"Ranked {RankWords.Span(rank)} of {Figures.Count(rank.Of)} {LevelWords.Some(view.Area.Level, rank.Of)} of {where}, greatest need first, in nine draws of ten. ";
        var outside = IsOfRegion(view) ? string.Empty : $"It lies outside {view.Region.Name}, so it {(view.Map is null ? "is not on the map and " : null)}was matched with no assets. ";
        return $"{ranked}{outside}{(view.Why.Count == 0 ? string.Empty : WhySentence.Of(view.Why))}".TrimEnd();
    }

    private static List<BriefingFact> Facts(AreaView view)
    {
        var facts = new List<BriefingFact>();
        if (view.Ranking?.Ranking is { } ranking)
        {
            facts.Add(new BriefingFact(Figures.Chance(ranking.WorstTenth), "chance of England’s worst tenth"));
            var interval = view.Amounts.TryGetValue(NeedKind.Unmet, out var amount) ? $" ({Figures.AboveEnglandInterval(amount.Lower, amount.Upper)})" : null;
            facts.Add(new BriefingFact(Figures.AboveEngland(ranking.Score), $"unmet need, against England’s average{interval}"));
        }

        if (view.Residents.People is { } people)
            facts.Add(new BriefingFact(Figures.Count(people), "residents (Census 2021)"));
        if (view.Help.Missing is null && IsOfRegion(view))
            facts.Add(new BriefingFact(Figures.Count(view.Help.Unanswered.Count), view.Help.Unanswered.Count == 1 ? "need that no listed asset answers" : "needs that no listed asset answers"));
        return facts;
    }

    private static bool IsOfRegion(AreaView view) => view.Region.Holds(view.Area);

    private static BriefingTable? Ranks(AreaView view) => view.Rankings.Count == 0 ? null : new BriefingTable(
        "Its rank by unmet need in every focus area",
        [new("Focus area", 5), new("Rank, 90% interval", 4), new("In England’s worst tenth?", 4)],
        [.. view.Rankings.Select(r => (IReadOnlyList<string>)[Focus(view, r.Ranking.Focus), Interval(r.Within(view.Region.Code) ?? r.Within(AreaCode.England)), $"{RankWords.Short(r.Ranking.Tier)}, {Figures.Chance(r.Ranking.WorstTenth)}"])]);

    private static string Interval(RankInterval? rank) => rank is null ? "not ranked" : RankWords.Range(rank);

    private static string Focus(AreaView view, string focus) => focus == FocusArea.Overall ? "All focus areas" : view.FocusAreas.First(f => f.Id == focus).ShortName;

    private static BriefingSection Why(AreaView view) => view.Why.Count == 0
        ? new BriefingSection("What goes with its rank") { Paragraphs = ["This release holds no explanation of this rank."] }
        : new BriefingSection("What goes with its rank")
        {
            Paragraphs = [$"Difference from the typical {LevelWords.One(view.Area.Level)} of {view.Region.Name}, in percentage points of England’s average. Associations in the figures, not causes."],
            Table = new BriefingTable(
                "What goes with its rank",
                [new("Domain", 6), new("Side", 3), new("% points", 2, IsNumber: true)],
                [.. Told(view.Why).Select(g => (IReadOnlyList<string>)[g.Domain, g.Domain == Rest ? "both" : g.Side == ContributionSide.Burden ? "ill health" : "care", Figures.WithSign(100 * g.Difference, 1)])]),
        };

    /// <summary>The largest, with all the rest as one, so that they add up.</summary>
    private static IEnumerable<ContributionGap> Told(IReadOnlyList<ContributionGap> gaps) =>
        gaps.Count <= Parts ? gaps : gaps.Take(Parts - 1).Append(new ContributionGap(ContributionSide.Burden, Rest, gaps.Skip(Parts - 1).Sum(g => g.Difference)));

    private static IEnumerable<BriefingSection> Help(AreaView view)
    {
        var help = view.Help;
        if (!IsOfRegion(view))
            yield break;
        if (help.Missing is { } missing)
            yield return new BriefingSection("Who could help") { Paragraphs = [missing.Sentence] };
        else if (help.Matches.Count == 0)
            yield return new BriefingSection("Who could help") { Paragraphs = [$"No asset in the catalogue is matched to this place for {view.FocusWords}."] };
        else
            yield return Matched(help.Matches);
        if (help.Unanswered.Count > 0)
        {
            yield return new BriefingSection("Needs that no listed asset answers")
            {
                Items = [.. help.Unanswered.Take(Unanswered).Select(n => $"{n.Need}. {n.Reason}"), .. help.Unanswered.Count > Unanswered ? new[] { $"{help.Unanswered.Count - Unanswered} more on the full page." } : []],
            };
        }
    }

    private static BriefingSection Matched(IReadOnlyList<MatchedAsset> matches)
    {
        var first = matches.OrderByDescending(m => m.OfThePlace).Take(Helpers).ToList();
        return new BriefingSection(matches.Count > first.Count ? $"Who could help: {first.Count} of {matches.Count} matched assets" : "Who could help")
        {
            Table = new BriefingTable(
                "Who could help",
                [new("Asset", 5), new("With", 4), new("Where", 3)],
                [.. first.Select(m => (IReadOnlyList<string>)[m.Asset.Name, string.Join(", ", m.Needs.Take(2)), AssetWords.Where(m.Asset, m.Kilometres)])]),
            Paragraphs = ["A match says that an asset works on a need that stands out here, not that it has room."],
        };
    }
}
