using System.Text.Json;
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
