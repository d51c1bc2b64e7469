using AngleSharp.Dom;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Tests.Pages;
using HealthNeeds.Fixtures.Hostile;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>Hostile requests go to every route with every parameter: the committed list is held to the site, and written where HEALTHNEEDS_WRITE_DOCS is set.</summary>
[Collection(ApiCollection.Name)]
public sealed class HostileSurfaceTests(ApiServer server)
{
    private const int MostValues = 4;

    private static readonly string File = RepositoryFile.Path("tests", "Fixtures", "Hostile", "hostile-surface.txt");

    [Fact]
    public async Task Surface_IsEveryRouteAndEveryParameter()
    {
        var found = new HostileSurface(Routes(), await Values());
        if (Environment.GetEnvironmentVariable("HEALTHNEEDS_WRITE_DOCS") is not null)
            await System.IO.File.WriteAllTextAsync(File, found.Write());
        HostileSurface.Committed.Routes.Should().BeEquivalentTo(found.Routes);
        HostileSurface.Committed.Values.Keys.Should().BeEquivalentTo(found.Values.Keys, "run this test with HEALTHNEEDS_WRITE_DOCS=1");
    }

    private List<string> Routes() => [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Values()
    {
        var rules = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(e => e.Metadata.GetMetadata<ParameterMetadata>()?.Rules ?? []);
        var found = rules.SelectMany(r => (r.IsClosed ? r.Allowed : []).Prepend(r.Example).Select(v => (r.Name, Value: v))).ToList();
        foreach (var address in EveryPageTests.Addresses.Cast<object[]>().Select(a => (string)a[0]))
            found.AddRange(OfPage(await server.Page(address)));
        return found.GroupBy(f => f.Name).ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(f => f.Value).Where(v => v.Length is > 0 and < 60).Distinct().Order(StringComparer.Ordinal).Take(MostValues).Select(Uri.EscapeDataString)]);
    }

    /// <summary>What its forms send, and what its links to this site carry; ids of releases are of this run only.</summary>
    private IEnumerable<(string Name, string Value)> OfPage(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("form [name]").Select(f => (f.GetAttribute("name")!, f.GetAttribute("value") ?? f.QuerySelector("option[value]")?.GetAttribute("value") ?? string.Empty))
            .Concat(page.QuerySelectorAll("a[href^='/']").SelectMany(a => QueryHelpers.ParseQuery(new Uri(server.Client.BaseAddress!, a.GetAttribute("href")!).Query)).SelectMany(q => q.Value.Select(v => (q.Key, v ?? string.Empty))))
            .Where(p => p.Item1 != "release");
}
