using System.Text.Json;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Schema;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard over a directory of releases; one fixture release is published unless the directory is to stay empty.</summary>
public class ApiServer : IDisposable
{
    private readonly WebApplicationFactory<Program> factory;

    public ApiServer()
        : this(MadeReleases.First.PutInto)
    {
    }

    /// <param name="settings">Further configuration; null where the defaults do.</param>
    /// <param name="services">What stands in for the site's own.</param>
    protected internal ApiServer(Func<string, ReleaseInfo?> fill, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("healthneeds-api-").FullName;
        Published = fill(Directory);
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Releases:Directory", Directory);
            host.UseSetting("Releases:WatchMilliseconds", "50");
            host.UseSetting("Logging:LogLevel:Default", "Error");
            host.UseSetting("WarmUp", "false");
            foreach (var (name, value) in settings ?? new Dictionary<string, string>())
                host.UseSetting(name, value);
            if (services is not null)
                host.ConfigureTestServices(services);
        });
        Client = factory.CreateClient();
    }

    public string Directory { get; }

    public ReleaseInfo? Published { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => factory.Services;

    /// <summary>The body of a successful answer.</summary>
    public async Task<JsonElement> Get(string address)
    {
        var response = await Client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.Should().BeTrue($"{address} answered {(int)response.StatusCode}: {text}");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The problem document of a refusal, checked to be one and to tell nothing of the inside.</summary>
    public async Task<JsonElement> Refusal(string address, int status)
    {
        var response = await Client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).Should().Be(status, $"{address} answered {text}");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        text.Should().NotContain("   at ").And.NotContain("Exception").And.NotContain(Directory);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        problem.GetProperty("status").GetInt32().Should().Be(status);
        problem.GetProperty("title").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("type").GetString().Should().StartWith("/api/v1/problems/");
        return problem;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Client.Dispose();
        factory.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}

/// <summary>Tests that read one fixture release share one server.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiServer>
{
    public const string Name = "API";
}

/// <summary>The dashboard before the first release.</summary>
public sealed class EmptyServer() : ApiServer(_ => null);

/// <summary>The dashboard of an installation that added an indicator of its own.</summary>
public sealed class OwnServer() : ApiServer(directory => SmallRelease.PublishWithOwn(directory))
{
    /// <summary>By code; the fourth has too few people in the newest year.</summary>
    public static IReadOnlyList<string> Neighbourhoods { get; } = [.. FixtureAreas.At(HealthNeeds.Core.Areas.AreaLevel.Msoa21).Select(a => a.Code.Value)];
}

/// <summary>The dashboard over two releases, the second being served.</summary>
public sealed class PinnedServer() : ApiServer(directory =>
{
    MadeReleases.First.PutInto(directory);
    return MadeReleases.Second.PutInto(directory);
})
{
    public ReleaseInfo Older { get; } = MadeReleases.First.Info;
}
