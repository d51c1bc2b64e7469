using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.Places;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>/briefing/places: a list of places of a reader's own, with the parameters of /places. A sum that the list does not show is not shown here.</summary>
internal sealed class PlaceListBriefing(ReleaseReading reading, PlaceListMap map, TimeProvider clock) : IBriefingKind
{
    private const int Places = 12;
    private const int Pieces = 4;

    /// <summary>On paper the outlines of more places than these would cover their colours, which tell them from the grey ones already.</summary>
    private const int Outlined = 30;

    /// <summary>An address of more characters than these, some twenty codes, is of no use on paper.</summary>
    private const int LongestInPrint = 320;

    /// <summary>Longer than any code.</summary>
    private const int LongestCode = 12;

    public Briefing Read(HttpContext http)
    {
        var parameters = new PageParameters(http.Request.Query, reading, new NextStep(PlaceListQuery.Page, "Begin a list"));
        var query = PlaceListEndpoint.Read(parameters);
        return query.IsEmpty
            ? throw parameters.Refused(PlaceListQuery.AreasRule.Name, "is missing: it says which places are meant", [PlaceListQuery.CodesForm])
            : Of(new PlaceListFigures(reading, http.RequestAborted).Of(query));
    }

    private Briefing Of(PlaceListView view)
    {
        var grounds = reading.Grounds(view.Query.Focus);
        var briefing = new Briefing("Briefing on a list of places", PlaceListWords.Finding(view, reading.FocusAreas), PlaceListWords.Lead(view), view.Query.Address)
        {
            Extent = view.Named is { } named ? SentenceCase.Start(named.Title) : view.Count == 0 ? "A list of places" : $"A list of {PlaceListWords.Of(view, view.Count)}",
            Cited = Cited(view),
        };
        return view.Count == 0 ? briefing with { Sections = [.. Left(view)] } : briefing with
        {
            Facts = [.. Facts(view)],
            Shortlist = Ranked(view),
            Map = BriefingMaps.OfNeed(Plain(map.Draw(view)), $"Map of the list’s {LevelWords.Many(view.Level)} by how sure each is in England’s worst tenth. The table names the first; all stand on the full page."),
            Sections = [.. Made(view), .. Draws(view), .. new PlaceListSums(view, reading.Conditions, clock).Sections(), .. Left(view)],
            Caveats = [BriefingCaveats.Places, BriefingCaveats.Interval, .. PlaceListWords.Caveats.Take(2), .. KindWords.Caveats(grounds)],
            Measured = PeriodWords.Span(grounds.Measured, clock),
        };
    }

    private static MapView? Plain(MapView? drawn) => drawn?.Places.Count(p => p.IsHere) > Outlined ? drawn with { Places = [.. drawn.Places.Select(p => p with { IsHere = false })] } : drawn;

    private static IEnumerable<BriefingFact> Facts(PlaceListView view)
    {
        if (view.Population > 0)
            yield return new BriefingFact(Figures.Count(view.Population), "residents (Census 2021)");
        if (view.Draws is { } draws)
            yield return new BriefingFact($"{PlaceListWords.Between(draws.InTenth.Lower, draws.InTenth.Upper)} of {Figures.Count(view.Count)}", "in England’s worst tenth, in nine draws of ten");
        if (view.Draws is { AboveMean: var (lower, median, upper) })
            yield return new BriefingFact(Figures.AboveEngland(median), $"unmet need per resident ({Figures.AboveEnglandInterval(lower, upper)})");
        else if (view.Need is { } need)
            yield return new BriefingFact(Figures.AboveEngland(need), "unmet need per resident");
        if (view.MostDeprived is { } share)
            yield return new BriefingFact(Figures.Percent(share), "of residents in England’s most deprived fifth");
    }

    private static BriefingTable? Ranked(PlaceListView view) => view.Ranked.Count == 0 ? null : new BriefingTable(
        view.Ranked.Count > Places ? $"The first {Places} of {Figures.Count(view.Ranked.Count)}, greatest need first" : "All of them, greatest need first",
        [new("Place", 6), new("Rank, 90% interval", 4), new("In England’s worst tenth?", 4)],
        [.. view.Ranked.Take(Places).Select((r, i) => (IReadOnlyList<string>)[$"{i + 1}. {AreaWords.Full(r.Area)}", RankWords.Range(r.InEngland), $"{RankWords.Short(r.Tier)}, {Figures.Chance(r.WorstTenth)}"])]);

    /// <summary>Of a ward or catchment, what it is made of.</summary>
    private static IEnumerable<BriefingSection> Made(PlaceListView view)
    {
        if (view.Named is { Reason: null } named)
            yield return new BriefingSection("What the list is") { Paragraphs = [named.Words] };
    }

    private static IEnumerable<BriefingSection> Draws(PlaceListView view)
    {
        var chances = PlaceListWords.Chances(view);
        yield return new BriefingSection("How many are in the worst tenth, and how sure that is")
        {
            Paragraphs = [view.Draws is { } draws ? $"Counted in each of {draws.Draws} of the release’s draws, so that errors which neighbours share are in it." : PlaceListWords.Draws(view)],
            Table = chances.Count == 0 ? null : new BriefingTable(
                "Chance that so many of the places or more are in England’s worst tenth",
                [new("Places in the worst tenth", 5), new("Chance", 2, IsNumber: true)],
                [.. chances.Select(c => (IReadOnlyList<string>)[PlaceListWords.AtLeast(view, c.Places), Figures.Chance(c.Chance)])]),
        };
    }

    /// <summary>Codes that stand for no place.</summary>
    private static IEnumerable<BriefingSection> Left(PlaceListView view)
    {
        var none = view.List.Notes.Where(n => !n.IsIn).ToList();
        if (none.Count > 0)
            yield return new BriefingSection($"{Figures.Some(none.Count, "code")} left out") { Items = [.. none.Take(Pieces).Select(n => $"{n.Found}: {n.Words}."), .. none.Count > Pieces ? new[] { $"{Figures.Count(none.Count - Pieces)} more on the full page." } : []] };
    }

    private static string? Cited(PlaceListView view) => view.Query.Address.Length <= LongestInPrint ? null
        : $"{PlaceListQuery.Page}?{PlaceListQuery.AreasRule.Name}={string.Join(',', view.Query.Codes.Take(3).Select(Begun))}{(view.Query.Codes.Count > 3 ? ",…" : null)} with {Figures.Some(view.Query.Codes.Count, "code")}, too long to print: the full page’s address has them all, and its files are named after them ({view.Mark})";

    private static string Begun(string code) => code.Length <= LongestCode ? Uri.EscapeDataString(code) : $"{Uri.EscapeDataString(code[..(char.IsHighSurrogate(code[LongestCode - 1]) ? LongestCode - 1 : LongestCode)])}…";
}
