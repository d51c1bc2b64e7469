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
