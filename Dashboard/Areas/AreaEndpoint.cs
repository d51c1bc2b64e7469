using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Shell;

namespace HealthNeeds.Dashboard.Areas;

internal static class AreaEndpoint
{
    public static IServiceCollection AddAreas(this IServiceCollection services) =>
        services.AddScoped<AreaRequest>().AddScoped<AreaReader>().AddScoped<AreaMap>();

    public static void MapAreas(this IEndpointRouteBuilder app) =>
        app.MapPage("/areas/{code}", (string code, HttpRequest request, AreaRequest asked, AreaReader reader, ReleaseReading reading) =>
        {
            var current = RecodedAuthorities.Current(code);
            if (current != code)
                return Results.LocalRedirect($"/areas/{current}{request.QueryString}", permanent: true);
            if (code == reading.Region.Icb.Value)
                return Results.LocalRedirect("/");
            return Page.Of<AreaPage>(reader.Read(asked.Area(code), asked.Focus(request.Query["focus"])));
        });
}
