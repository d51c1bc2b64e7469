using HealthNeeds.Dashboard.Pages.Compare;
using HealthNeeds.Dashboard.Pages.Conditions;
using HealthNeeds.Dashboard.Pages.Draws;
using HealthNeeds.Dashboard.Pages.Gaps;
using HealthNeeds.Dashboard.Pages.HotSpots;
using HealthNeeds.Dashboard.Pages.Inequality;
using HealthNeeds.Dashboard.Pages.Places;
using HealthNeeds.Dashboard.Pages.Plan;
using HealthNeeds.Dashboard.Pages.TestBeds;
using HealthNeeds.Dashboard.Pages.WhatIf;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.Tools;

internal static class ToolsEndpoint
{
    public static IServiceCollection AddTools(this IServiceCollection services) => services.AddConditions().AddWhatIf().AddPlan().AddHotSpots().AddTestBeds().AddPlaceLists();

    public static void MapTools(this IEndpointRouteBuilder app)
    {
        app.MapPage("/tools", () => PageAnswer.Of<ToolsPage>(ToolList.All));
        app.MapConditions();
        app.MapComparePage();
        app.MapPlaceListPage();
        app.MapWhatIf();
        app.MapInequalityPage();
        app.MapHotSpotsPage();
        app.MapPlanPage();
        app.MapGapsPage();
        app.MapTestBeds();
        app.MapDrawsPage();
    }
}

/// <summary>The tools in the order of a reader's work: find, understand, decide.</summary>
internal static class ToolList
{
    public static readonly IReadOnlyList<Tool> All =
    [
        new("/conditions", "Conditions", "Which neighbourhoods would a programme for one condition start in?", "People who have diabetes, COPD, asthma and others: how many, where figures of care are held how many of them are not cared for, and where they are most common."),
        new("/compare", "Compare", "How does a place stand beside others, and which are like it?", "Up to twelve places of one size by every indicator, with limits and verdicts against England; the twenty places most alike by who lives there, and figures against theirs."),
        new("/places", "Places of your own", "What do all the places I work in come to?", "A list of up to 500 places, a ward, or the catchment of a GP practice or primary care network, as one link: its people, how many of it are in the worst tenth and how sure that is, counts added up, and what changed for it."),
        new("/inequality", "Inequality", "How far apart are the most and the least deprived?", "One indicator by tenth of deprivation, with slope and ratio, their limits, how they moved, and how many people the difference is."),
        new("/hot-spots", "Hot spots", "Where do places of high need lie together, more than by chance?", "Clusters of a ranking, a condition or an indicator: high among high, low among low, and places unlike their neighbours, with how sure that is."),
        new("/what-if", "What if", "Would other weights lead to other places?", "Weigh focus areas or conditions as you would, or leave figures out: ranks are drawn again with their uncertainty, beside the declared ones."),
        new("/plan", "Where to put sites", "Where would new sites reach most unmet need?", "Chooses up to five places for clinics, vans or outreach so that most unmet need lies within a travel limit, beside the sites that are there; with floors for each authority and for the most deprived fifth."),
        new("/gaps", "Gaps and outreach", "Which needs does nothing open reach, and where would one outreach serve most?", "Needs without an open asset and where, the place around which most people live whom nothing is near, and assets that complement each other."),
        new("/test-beds", "Test-beds", "Which places would a study choose, and what are they compared with?", "Sites by need and criteria, matched controls with their balance, sample size from the sites’ own figures, methods and citation ready to paste."),
        new("/draws", "Draws and correlations", "How sure is a statement about several places at once, and which figures go together?", "The draws that ranks are made of, for your own analysis; how alike focus areas order places, and what goes with an indicator, with intervals and what the figures share."),
    ];
}

/// <param name="Question">What a reader brings to it: "Where would k new sites reach most unmet need?"</param>
/// <param name="Words">What it does, in one or two sentences.</param>
public sealed record Tool(string Address, string Title, string Question, string Words);
