using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

internal static class AreaEndpoint
{
    public static IServiceCollection AddAreas(this IServiceCollection services) =>
        services.AddScoped<AreaRequest>().AddScoped<AreaReader>().AddScoped<AreaMap>();

    public static void MapAreas(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable("/areas/{code}", (string code, HttpRequest request, AreaRequest asked, AreaReader reader, ReleaseReading reading) =>
        {
            var current = RecodedAuthorities.Current(code);
            if (current != code)
                return Results.LocalRedirect($"/areas/{current}{request.QueryString}", permanent: true);
            if (reading.Region.IsIcb && code == reading.Region.Code.Value)
                return Results.LocalRedirect(Ranking(request, reading).Address);
            if (AreaCode.TryParse(code, out var icb) && reading.IcbPlaces.ContainsKey(icb))
                return Results.LocalRedirect(KeptParameter.Address(Ranking(request, reading).Address, RegionChoice.Parameter, code));
            if (code == AreaCode.England.Value)
                return Results.LocalRedirect(Ranking(request, reading).OfEngland(AreaLevel.Icb).Address);
            return PageAnswer.Of<AreaPage>(reader.Read(asked.Area(code), new PageParameters(request.Query, reading).Focus()));
        });

    /// <summary>What stands in the place of a profile of an ICB or of England, for the same focus area.</summary>
    private static FindNeedQuery Ranking(HttpRequest request, ReleaseReading reading) => FindNeedQuery.Default.WithFocus(new PageParameters(request.Query, reading).Focus());
}

/// <summary>Reads an area page's address.</summary>
internal sealed class AreaRequest(ReleaseReading reading)
{
    private static readonly string[] CodeForm = ["E and eight digits: an LSOA such as E01007317, an MSOA such as E02001509 or a local authority such as E08000016"];

    /// <exception cref="RefusedRequestException">The code is malformed or not in the release.</exception>
    public Area Area(string text)
    {
        if (!AreaCode.TryParse(text, out var code))
            throw new RefusedRequestException(Problem.NotUnderstood($"“{Shown(text)}” is not an area code.", CodeForm));
        var area = reading.Lease.Areas.Find(code);
        return area is not null && AreaLevels.Ranked.Contains(area.Level)
            ? area
            : throw new RefusedRequestException(FormerIcb.Of(reading, code) ?? Problem.NotFound(OtherCountries.Sentence(code) ?? $"This release has no page for {code}: it ranks LSOAs and MSOAs of 2021 and local authorities of 2024.{Icb(code)}", new NextStep("/", "Find a place by name")));
    }

    private string? Icb(AreaCode code) => reading.Icbs.Of(code).Sentence is { } changed ? $" {changed}" : null;

    private static string Shown(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
