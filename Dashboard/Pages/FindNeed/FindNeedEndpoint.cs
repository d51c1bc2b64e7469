using System.Globalization;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

internal static class FindNeedEndpoint
{
    public static IServiceCollection AddFindNeed(this IServiceCollection services) =>
        services.AddScoped<FindNeedReader>().AddScoped<FindNeedMap>().AddScoped<FindNeedCards>().AddScoped<EnglandList>();

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
        var (level, within) = Places();
        return new FindNeedQuery(parameters.Focus(), parameters.Kind(), level, within, parameters.Text("q", LongestText, $"up to {LongestText} characters of a name or code"), PageNumber());
    }

    /// <summary>England is shown by ICB or authority: neighbourhood by neighbourhood its list would have 1,351 pages, and its map none.</summary>
    private (AreaLevel Level, AreaCode? Within) Places()
    {
        var (isEngland, isIcb) = (parameters.Value("within") == AreaCode.England.Value, parameters.Value("level") == AreaLevel.Icb.Id());
        if (!isEngland && !isIcb)
            return (parameters.Level(), parameters.Within(parameters.Level()));
        if (isIcb && !isEngland && parameters.Value("within") is not null)
            throw parameters.Refused("within", "holds no ICBs", [$"{AreaCode.England} (England)"]);
        if (isIcb)
            return (AreaLevel.Icb, AreaCode.England);
        return parameters.Value("level") is null || parameters.Level() == AreaLevel.Ltla24
            ? (AreaLevel.Ltla24, AreaCode.England)
            : throw parameters.Refused("level", "is not one that all of England is shown by", [AreaLevel.Icb.Id(), AreaLevel.Ltla24.Id(), $"{parameters.Level().Id()} within an authority or {reading.Region.Name}"]);
    }

    private int PageNumber() => parameters.Value("page") switch
    {
        null => 1,
        { Length: <= 4 } text when int.TryParse(text, NumberStyles.None, provider: null, out var page) && page >= 1 => page,
        _ => throw parameters.Refused("page", "is not a page number", ["a whole number from 1"]),
    };
}
