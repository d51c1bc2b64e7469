using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>A site that listens on a port of this machine: one that the system gives, for the usual one may be another test's.</summary>
internal static class StartedSite
{
    public static WebApplicationFactory<Program> Start(Action<IWebHostBuilder> settings)
    {
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseUrls("http://127.0.0.1:0");
            settings(host);
        });
        factory.UseKestrel();
        factory.StartServer();
        return factory;
    }
}
