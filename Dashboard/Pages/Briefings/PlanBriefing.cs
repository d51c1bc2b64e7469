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
        var view = new PlanReader(reading).Read(new PlanRequest(http.Request.Query, reading).Read(), http.RequestAborted);
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
            new(Figures.Count(view.Uncovered().Count), "neighbourhoods beyond reach"),
            new(Figures.Count(view.Existing.Count), "existing sites counted as there"),
        ],
        Shortlist = view.Result!.Chosen.Count == 0 ? null : new BriefingTable(
            "The new sites, the one that adds most first",
            [new("Site", 6), new("Adds, of need", 2, IsNumber: true), new("Adds, residents", 2, IsNumber: true), new("In draws", 2, IsNumber: true)],
            [.. view.Result.Chosen.Select((c, i) => (IReadOnlyList<string>)[$"{i + 1}. {c.Site.Name}", $"{100 * view.NeedShare(c.Added):0.0}%", Figures.Count(c.Added.Residents), c.ChosenInDraws is { } share ? Figures.Chance(share) : "not known"])]),
        Map = map.Draw(view) is { } drawn ? new BriefingMap(drawn, [new(PlanMap.Reached, "Within reach"), new(PlanMap.LeftMore, "Beyond reach, need above England’s average"), new(PlanMap.Left, "Beyond reach, need below it")], "Squares: new sites, numbered. Circles: existing sites.") : null,
        Sections =
        [
            new("How it was chosen") { Paragraphs = [PlanWords.Method(view), .. view.Result.Draws is { } draws ? new[] { PlanWords.Draws(draws) } : []] },
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
                    [.. left.Take(Uncovered).Select(i => (IReadOnlyList<string>)[AreaWords.Full(view.Places[i]), Figures.Count(view.Places[i].Population ?? 0), view.Result!.Points[i].Kilometres is { } km ? $"{km:0.0} km" : "–"])]),
                Items = left.Count > Uncovered ? [$"{Figures.Count(left.Count - Uncovered)} more on the full page."] : [],
            };
    }

    private static string Share(double part, double whole) => whole > 0 ? Figures.Percent(part / whole) : "–";
}
