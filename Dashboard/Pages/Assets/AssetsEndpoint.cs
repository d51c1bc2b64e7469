using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.Assets;

internal static class AssetsEndpoint
{
    public static IServiceCollection AddAssets(this IServiceCollection services) =>
        services.AddScoped<AssetListReader>().AddScoped<ResearchReader>().AddScoped<AssetReader>();

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        app.MapPage("/assets", (HttpRequest request, ReleaseReading reading, AssetListReader reader) =>
            PageAnswer.Of<AssetListPage>(reader.Read(new AssetFilterRequest(request.Query, reading).Read())));
        app.MapPage("/assets/{id}", (string id, AssetReader reader) => PageAnswer.Of<AssetPage>(reader.Read(id)));
    }
}

/// <summary>Reads the catalogue page's address; what it allows is what the release holds.</summary>
internal sealed class AssetFilterRequest(IQueryCollection given, ReleaseReading reading)
{
    private const int LongestText = 60;

    /// <exception cref="RefusedPageException">A value is unknown; the problem says what is allowed.</exception>
    public AssetFilter Read() => new(
        OneOf("focus", reading.FocusAreas.Select(f => f.Id)),
        OneOf("sector", reading.Assets.Context.SubSectors.Select(s => s.Id)),
        OneOf("kind", AssetKinds.All),
        OneOf("place", reading.Authorities.Select(a => a.Code.Value).Append(AssetFilter.NoSite)),
        Text());

    private string? OneOf(string name, IEnumerable<string> allowed)
    {
        if (Value(name) is not { } value)
            return null;
        var known = RecodedAuthorities.Current(value);
        var list = allowed.ToList();
        return list.Contains(known, StringComparer.Ordinal)
            ? known
            : throw new RefusedPageException(Problem.NotUnderstood($"The value of “{name}” is not one of those in this release.", list, All));
    }

    private string? Text() => Value("q")?.Trim() switch
    {
        null or "" => null,
        { Length: > LongestText } => throw new RefusedPageException(Problem.NotUnderstood("The value of “q” is too long.", [$"up to {LongestText} characters"], All)),
        var text => text,
    };

    private string? Value(string name) => given[name] switch
    {
        { Count: > 1 } => throw new RefusedPageException(Problem.NotUnderstood($"The value of “{name}” was given more than once.", ["one value"], All)),
        var values => string.IsNullOrEmpty(values) ? null : (string?)values,
    };

    private static NextStep All => new("/assets", "See all assets");
}
