using HealthNeeds.Dashboard.Pages.FindNeed;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>/briefing/ranking: a ranking of the region or of part of it, with the parameters of the first page.</summary>
internal sealed class RankingBriefing(FindNeedReader reader, ReleaseReading reading, TimeProvider clock) : IBriefingKind
{
    private const int Places = 10;
    private const int Assets = 12;
    private const int AuthoritiesNamed = 2;

    public Briefing Read(HttpContext http) => Of(reader.Read(new FindNeedRequest(http.Request.Query, reading).Read() with { Page = 1, Text = null }));

    private Briefing Of(FindNeedView view) => new("Briefing on a ranking", Title(view), view.Sentence, view.Query.Address)
    {
        Extent = view.Query.IsEngland ? view.Extent : null,
        Facts = [.. view.Cards.Select(c => new BriefingFact(c.Figure, c.Words))],
        Shortlist = view.Rows.Count == 0 ? null : new BriefingTable(
            view.Total > Places ? $"The first {Places} of {Figures.Count(view.Total)}" : "All of them",
            [new("Place", 6), new("Rank, 90% interval", 3), new("In England’s worst tenth?", 4)],
            [.. view.Rows.Take(Places).Select(r => (IReadOnlyList<string>)[$"{r.Position}. {EnglandList.Name(r.Place.Area)}", RankWords.Range(r.Place.Rank), $"{RankWords.Short(r.Place.Tier)}, {Figures.Chance(r.Place.WorstTenth)}"])]),
        Map = BriefingMaps.OfNeed(view.Map, $"Map of {view.Extent}: {Figures.Count(view.Ranked)} {LevelWords.Some(view.Query.Level, view.Ranked)} by how sure each is in England’s worst tenth. The table names the first; all stand on the full page.", view.Map?.Marks.Count > 0 ? "Numbers: open assets." : null),
        Sections = [.. Why(view), .. Spread(view), .. Help(view)],
        Caveats = [BriefingCaveats.Places, BriefingCaveats.Interval, .. KindWords.Caveats(view.Grounds, view.Query.Kind)],
        Measured = PeriodWords.Span(view.Grounds.MeasuredBy(view.Query.Kind), clock),
    };

    /// <summary>How many places are very likely in the worst tenth, and where most of them lie.</summary>
    private string Title(FindNeedView view)
    {
        if (view.NotRanked is { } reason)
            return reason.TrimEnd('.');
        var (query, subject) = (view.Query, $"{KindWords.Inside(view.Query.Kind)} in {FocusWords.Of(view.Query.Focus, view.FocusAreas)}");
        var worst = reading.Ranked(query.Focus, query.Level, query.Within ?? reading.Region.Code, query.Kind).Where(r => r.Tier == Tier.VeryLikely).ToList();
        var where = worst.Select(r => r.Area.LocalAuthorityName).OfType<string>().GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        var named = worst.Count(r => where.Take(AuthoritiesNamed).Contains(r.Area.LocalAuthorityName, StringComparer.Ordinal));
        var mostly = where.Count > AuthoritiesNamed && named > worst.Count / 2 ? $", most in {string.Join(" and ", where.Take(AuthoritiesNamed))}," : string.Empty;
        return worst.Count == 0
            ? $"No {LevelWords.One(query.Level)} of {view.Extent} is very likely in England’s worst tenth for {subject}"
            : $"{Figures.Count(worst.Count)} {LevelWords.Some(query.Level, worst.Count)} of {view.Extent}{mostly} {Verb.Is(worst.Count)} very likely in England’s worst tenth for {subject}";
    }

    private static IEnumerable<BriefingSection> Why(FindNeedView view)
    {
        var rows = view.Rows.Where(r => r.Why is not null).Take(5).ToList();
        if (rows.Count > 0)
            yield return new BriefingSection("What goes with the first ranks") { Items = [.. rows.Select(r => $"{r.Name}: {r.Why}")], Paragraphs = view.Query.Level == AreaLevel.Icb ? [] : [$"Against the typical place of {(view.Query.IsEngland ? "England" : "the region")}, in percentage points of England’s average."] };
        // The shares are those of unmet need, as on the full page.
        if (view.Query.Kind == NeedKind.Unmet && view.Grounds.Parts.Count > 0)
            yield return new BriefingSection("What tells England’s places apart") { Paragraphs = [string.Join(", ", view.Grounds.Parts.Where(p => p.Share >= 0.02).Select(p => $"{p.Title} {Figures.Percent(p.Share)}")) + "."] };
    }

    private static IEnumerable<BriefingSection> Spread(FindNeedView view)
    {
        if (view.Shares.Count > 0 && view.Query.Level != AreaLevel.Ltla24)
        {
            yield return new BriefingSection("By authority")
            {
                Table = new BriefingTable(
                    "How sure places are in England’s worst tenth, by authority",
                    [new("Authority", 4), new("Very likely", 2, IsNumber: true), new("Likely", 2, IsNumber: true), new("Possibly", 2, IsNumber: true), new("All", 2, IsNumber: true)],
                    [.. view.Shares.Select(s => (IReadOnlyList<string>)[s.Name, .. s.Counts.Take(3).Select(c => Figures.Count(c)), Figures.Count(s.Total)])]),
            };
        }
    }

    /// <summary>Those that are drawn, in the order of their numbers.</summary>
    private IEnumerable<BriefingSection> Help(FindNeedView view)
    {
        if (view.Query.IsEngland)
            yield break;
        if (reading.Assets.Assets.Count == 0)
            yield return new BriefingSection("Who could help") { Paragraphs = [reading.NoAssets.Sentence] };
        var drawn = (view.Map?.Marks ?? []).Select(m => m.Number).ToHashSet(StringComparer.Ordinal);
        var assets = view.Assets.Where(a => drawn.Contains(a.Number)).ToList();
        if (view.NotRanked is null && assets.Count > 0)
            yield return new BriefingSection("Open assets on the map, east to west") { Items = [.. assets.Take(Assets).Select(a => $"{a.Number}: {a.Name}"), .. assets.Count > Assets ? new[] { $"{assets.Count - Assets} more on the full page." } : []], Paragraphs = ["Who could help one place is on that place’s own page, by its needs and distance."] };
    }
}
