using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>Scripts, styles and pictures that the site serves.</summary>
[Collection(ApiCollection.Name)]
public sealed class StaticFileTests(ApiServer server)
{
    [Fact]
    public void Files_AreOurOwn_AndNoneOfAPackage()
    {
        var routes = server.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).ToList();
        routes.Should().Contain("js/chart.js", "this is where they are listed")
            .And.NotContain(r => r.Contains("_content/", StringComparison.Ordinal), "Plotly.Blazor brings 6 MB of scripts that no page uses");
    }
}
