using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.Conditions;

internal static class ConditionsEndpoint
{
    public static IServiceCollection AddConditions(this IServiceCollection services) => services.AddScoped<ConditionsReader>();

    public static void MapConditions(this IEndpointRouteBuilder app)
    {
        app.MapPage(ConditionsQuery.List, (ConditionsReader reader) => PageAnswer.Of<ConditionListPage>(reader.List()));
        app.MapEmbeddable(ConditionsQuery.List + "/{id}", (string id, HttpRequest request, ReleaseReading reading, ConditionsReader reader) =>
        {
            var parameters = new PageParameters(request.Query, reading, new NextStep(ConditionsQuery.List, "See all conditions"));
            var level = parameters.Level();
            return PageAnswer.Of<ConditionPage>(reader.Read(new ConditionsQuery(id, level, level == AreaLevel.Ltla24 ? null : parameters.Within(level))));
        });
    }
}
