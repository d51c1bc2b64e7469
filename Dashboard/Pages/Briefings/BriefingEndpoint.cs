using HealthNeeds.Dashboard.Pages.Briefings.Pdf;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.Briefings;

internal static class BriefingEndpoint
{
    public static IServiceCollection AddBriefings(this IServiceCollection services) => services
        .AddScoped<ImprintReader>()
        .AddScoped<AreaBriefing>().AddScoped<RankingBriefing>().AddScoped<PlanBriefing>().AddScoped<TestBedsBriefing>().AddScoped<AssetBriefing>().AddScoped<PlaceListBriefing>();

    /// <summary>Each as a page and, at the address with ".pdf", as a tagged PDF.</summary>
    public static void MapBriefings(this IEndpointRouteBuilder app)
    {
        Map<AreaBriefing>(app, "/briefing/areas/{code}");
        Map<RankingBriefing>(app, "/briefing/ranking");
        Map<PlanBriefing>(app, "/briefing/plan");
        Map<TestBedsBriefing>(app, "/briefing/test-beds");
        Map<AssetBriefing>(app, "/briefing/assets/{id}");
        Map<PlaceListBriefing>(app, "/briefing/places");
    }

    private static void Map<T>(IEndpointRouteBuilder app, string path)
        where T : IBriefingKind
    {
        app.MapPage(path, (HttpContext http, T kind, ImprintReader imprints) =>
            PageAnswer.Of<BriefingPage>(new BriefingView(imprints.Print(kind.Read(http), http.Request), ReleasePin.Without(http.Request)))).InTurn();
        app.MapPage(path + ".pdf", (HttpContext http, T kind, ImprintReader imprints) =>
        {
            var sheet = imprints.Print(kind.Read(http), http.Request);
            return Results.File(BriefingPdf.Of(sheet), "application/pdf", $"healthneeds-{Path.GetFileNameWithoutExtension(http.Request.Path)}-{sheet.Imprint.Release}.pdf");
        }).InTurn();
    }
}

/// <param name="Asked">The page's own address without a release.</param>
public sealed record BriefingView(BriefingSheet Sheet, string Asked)
{
    /// <summary>The same as a PDF.</summary>
    public string Pdf => Asked.IndexOf('?') is var query and >= 0 ? $"{Asked[..query]}.pdf{Asked[query..]}" : Asked + ".pdf";
}
