using System.Globalization;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

internal static class FindNeedEndpoint
{
    public static IServiceCollection AddFindNeed(this IServiceCollection services) =>
        services.AddScoped<FindNeedReader>().AddScoped<FindNeedMap>().AddScoped<FindNeedCards>();

    public static void MapFindNeed(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable("/", (HttpRequest request, ReleaseReading reading, FindNeedReader reader) =>
            PageAnswer.Of<FindNeedPage>(reader.Read(new FindNeedRequest(request.Query, reading).Read())));
}

/// <summary>Reads the page's address.</summary>
internal sealed class FindNeedRequest(IQueryCollection given, ReleaseReading reading)
{
    private const int LongestText = 60;

    private readonly PageParameters parameters = new(given, reading);

    /// <exception cref="RefusedRequestException">A value is malformed or unknown; the problem says what is allowed.</exception>
    public FindNeedQuery Read()
    {
        RefuseAnotherRegion();
        var level = parameters.Level();
        return new FindNeedQuery(parameters.Focus(), parameters.Kind(), level, parameters.Within(level), parameters.Text("q", LongestText, $"up to {LongestText} characters of a name or code"), PageNumber());
    }

    /// <summary>Left alone, the page would be of another region than the address says.</summary>
    private void RefuseAnotherRegion()
    {
        if (parameters.Value("region") is { } asked && asked != reading.Region.Id && asked != reading.Region.Icb.Value)
            throw parameters.Refused("region", $"is not the region of this site, which shows {reading.Region.Name}: another is chosen where a site is started", [reading.Region.Icb.Value]);
    }

    private int PageNumber() => parameters.Value("page") switch
    {
        null => 1,
        { Length: <= 4 } text when int.TryParse(text, NumberStyles.None, provider: null, out var page) && page >= 1 => page,
        _ => throw parameters.Refused("page", "is not a page number", ["a whole number from 1"]),
    };
}
