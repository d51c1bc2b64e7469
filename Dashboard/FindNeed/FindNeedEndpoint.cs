using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Shell;

namespace HealthNeeds.Dashboard.FindNeed;

internal static class FindNeedEndpoint
{
    public static IServiceCollection AddFindNeed(this IServiceCollection services) =>
        services.AddScoped<FindNeedReader>().AddScoped<FindNeedMap>().AddScoped<FindNeedCards>();

    public static void MapFindNeed(this IEndpointRouteBuilder app) =>
        app.MapPage("/", (HttpRequest request, ReleaseReading reading, FindNeedReader reader) =>
            Page.Of<FindNeedPage>(reader.Read(new FindNeedRequest(request.Query, reading).Read())));
}
