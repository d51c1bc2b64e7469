using HealthNeeds.Dashboard.Pages.Plan;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Siting;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>/briefing/plan: a plan of sites, with the parameters of /plan.</summary>
internal sealed class PlanBriefing(ReleaseReading reading, PlanMap map, TimeProvider clock) : IBriefingKind
{
    private const int Uncovered = 10;

    public Briefing Read(HttpContext http)
    {
        var view = new PlanReader(reading).Read(new PlanRequest(http.Request.Query, reading).Read(http.RequestAborted), http.RequestAborted);
        var briefing = new Briefing("Briefing on a plan of sites", PlanWords.Finding(view), PlanWords.Lead(view), view.Query.Address)
        {
            Caveats = PlanWords.Caveats,
            Measured = PeriodWords.Span(view.Measured, clock),
        };
        return view.Result is null ? briefing : Filled(briefing, view);
    }

    private Briefing Filled(Briefing briefing, PlanView view) => briefing with
    {
        Facts =
        [
            new(Figures.Percent(view.NeedShare(view.Covered)), $"of unmet need within {PlanWords.Kilometres(view.Query)} of a site"),
            new(Figures.Count(view.Covered.Residents), "residents within reach"),
            new(Figures.Count(view.Uncovered().Count), view.Uncovered().Count == 1 ? "neighbourhood beyond reach" : "neighbourhoods beyond reach"),
            new(Figures.Count(view.Existing.Count), view.Existing.Count == 1 ? "existing site counted as there" : "existing sites counted as there"),
        ],
        Shortlist = view.Result!.Chosen.Count == 0 ? null : new BriefingTable(
            "The new sites, the one that adds most first",
            [new("Site", 6), new("Adds, of need", 2, IsNumber: true), new("Adds, residents", 2, IsNumber: true), new("In draws", 2, IsNumber: true)],
            [.. view.Result.Chosen.Select((c, i) => (IReadOnlyList<string>)[$"{i + 1}. {c.Site.Name}", $"{100 * view.NeedShare(c.Added):0.0}%", Figures.Count(c.Added.Residents), c.ChosenInDraws is { } share ? Figures.Chance(share) : "not known"])]),
        Map = map.Draw(view) is { } drawn ? new BriefingMap(drawn, $"Map of {view.Region}: which neighbourhoods are within {PlanWords.Kilometres(view.Query)} of a site. The tables name the new sites and who stays beyond reach.", [new(PlanMap.Reached, "Within reach"), new(PlanMap.LeftMore, "Beyond reach, need above England’s average"), new(PlanMap.Left, "Beyond reach, need below it")], "Squares: new sites, numbered. Circles: existing sites.") : null,
        Sections =
        [
            .. Held(view),
            new("How it was chosen") { Paragraphs = [PlanWords.Method(view), .. view.Result.Draws is { } draws ? new[] { PlanWords.Draws(draws) } : [], .. view.SetAside > 0 ? new[] { $"{Figures.Some(view.SetAside, "neighbourhood")} left out: residents or centre are not held." } : []] },
            new("By authority, least reached first")
            {
                Table = new BriefingTable(
                    "Reach by authority",
                    [new("Authority", 4), new("Need reached", 2, IsNumber: true), new("Residents reached", 2, IsNumber: true), new("Beyond reach", 2, IsNumber: true)],
                    [.. view.Authorities().Select(a => (IReadOnlyList<string>)[a.Name, Share(a.Covered.Need, a.Total.Need), Share(a.Covered.Residents, a.Total.Residents), Figures.Count(a.Left.Residents)])]),
            },
            Left(view),
        ],
    };

    /// <summary>Floors and budget: among plans that keep these it is the best.</summary>
    private static IEnumerable<BriefingSection> Held(PlanView view)
    {
        var (kept, hasPlan) = (view.Result!.Kept, view.Plan!.Covered is not null);
        string[] money = [.. new[] { view.Query.Budget is { } budget ? $"Budget: {TrialWords.Number(budget)}, where a site costs 1 unless a cost is given." : null, view.Query.Costs is { } costs ? $"Costs: {costs}." : null }.OfType<string>()];
        if (kept.Count == 0 && money.Length == 0)
            yield break;
        yield return new BriefingSection(hasPlan ? "What it had to keep" : "What could not be kept")
        {
            Paragraphs = money,
            Table = kept.Count == 0 ? null : new BriefingTable(
                "Floors: least shares of residents",
                [new("Whose", 5), new("At least", 2, IsNumber: true), new("Reached", 2, IsNumber: true), new("Possible, alone", 3, IsNumber: true)],
                [.. kept.Select(f => (IReadOnlyList<string>)[f.Floor.Name, Figures.Percent(f.Floor.Share), hasPlan ? Figures.Percent(f.Share) : "–", Figures.Percent(f.Possible)])]),
        };
    }

    private static BriefingSection Left(PlanView view)
    {
        var left = view.Uncovered();
        return left.Count == 0
            ? new BriefingSection("Who stays beyond reach") { Paragraphs = [$"Every neighbourhood is within {PlanWords.Kilometres(view.Query)} of a site."] }
            : new BriefingSection("Who stays beyond reach")
            {
                Table = new BriefingTable(
                    "Neighbourhoods beyond reach, most unmet need first",
                    [new("Neighbourhood", 6), new("Residents", 2, IsNumber: true), new("Nearest site", 2, IsNumber: true)],
                    [.. left.Take(Uncovered).Select(i => (IReadOnlyList<string>)[AreaWords.Full(view.Places[i]), Figures.Count(view.Places[i].Population ?? 0), view.Result!.Points[i].Kilometres is { } km ? Figures.Kilometres(km) : "–"])]),
                Items = left.Count > Uncovered ? [$"{Figures.Count(left.Count - Uncovered)} more on the full page."] : [],
            };
    }

    private static string Share(double part, double whole) => whole > 0 ? Figures.Percent(part / whole) : "–";
}
