using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Assets;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.Assets;

internal static class AssetsEndpoint
{
    public static IServiceCollection AddAssets(this IServiceCollection services) =>
        services.AddScoped<AssetListReader>().AddScoped<ResearchReader>().AddScoped<AssetMap>().AddScoped<AssetReader>();

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        app.MapEmbeddable("/assets", (HttpRequest request, ReleaseReading reading, AssetListReader reader) =>
            PageAnswer.Of<AssetListPage>(reader.Read(new AssetFilterRequest(request.Query, reading).Read())));
        app.MapEmbeddable("/assets/{id}", (string id, AssetReader reader) => PageAnswer.Of<AssetPage>(reader.Read(id)));
    }
}

/// <summary>Reads the catalogue page's address; what it allows is what the release holds.</summary>
internal sealed class AssetFilterRequest(IQueryCollection given, ReleaseReading reading)
{
    private const int LongestText = 60;

    private readonly PageParameters parameters = new(given, reading, new NextStep("/assets", "See all assets"));

    /// <exception cref="RefusedRequestException">A value is unknown; the problem says what is allowed.</exception>
    public AssetFilter Read() => new(
        OneOf("focus", reading.FocusAreas.Select(f => f.Id)),
        OneOf("sector", AssetFilterValues.SubSectors(reading)),
        OneOf("kind", AssetKinds.All),
        OneOf("place", AssetFilterValues.Places(reading)),
        parameters.Text("q", LongestText, $"up to {LongestText} characters"));

    private string? OneOf(string name, IEnumerable<string> allowed)
    {
        if (parameters.Value(name) is not { } value)
            return null;
        var known = RecodedAuthorities.Current(value);
        var list = allowed.ToList();
        return list.Contains(known, StringComparer.Ordinal) ? known : throw parameters.Refused(name, "is not one of those in this release", list);
    }
}
