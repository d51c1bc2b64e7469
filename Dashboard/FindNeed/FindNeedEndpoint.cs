using HealthNeeds.Dashboard.Shell;

namespace HealthNeeds.Dashboard.FindNeed;

internal static class FindNeedEndpoint
{
    public static void MapFindNeed(this IEndpointRouteBuilder app) => app.MapGet("/", () => Page.Of<FindNeedPage>("South Yorkshire"));
}
