using System.Net;
using HealthNeeds.Store.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard over one release with settings of who may see it, and requests that come from whatever address a test says.</summary>
internal sealed class AccessServer : IDisposable
{
    public const string PeerHeader = "X-Test-Peer";
    private readonly WebApplicationFactory<Program> _factory;

    public AccessServer(params (string Key, string Value)[] settings)
    {
        MadeReleases.First.PutInto(Directory);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Releases:Directory", Directory);
            host.UseSetting("Logging:LogLevel:Default", "None");
            host.UseSetting("WarmUp", "false");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            // Outermost of all: what it sets is what a socket would have said.
            host.ConfigureTestServices(services => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, TestPeer>()));
        });
        Client = _factory.CreateDefaultClient(new Uri("https://localhost"));
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("healthneeds-access-").FullName;

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _factory.Services;

    public IReadOnlyList<RouteEndpoint> Routes => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public ApiKeyFile Keys => ApiKeyFile.Of(Directory, setting: null);

    public async Task<HttpResponseMessage> SendAsync(string address, Action<HttpRequestMessage>? with = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        with?.Invoke(request);
        return await Client.SendAsync(request);
    }

    /// <summary>An address for each route, its parameters filled with what the fixture release has where that is known.</summary>
    public static string AddressOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(Text))));

    /// <summary>Makes a key as the command does.</summary>
    public string AddKey(string name, string[] scopes, int perMinute = 1000, DateTimeOffset? expires = null)
    {
        var key = KeyText.New();
        Keys.Write(Keys.Read().Append(new ApiKey(name, KeyText.HashOf(key), scopes, perMinute, TimeProvider.System.GetUtcNow(), expires, Revoked: null)));
        return key;
    }

    public void Dispose()
    {
        Client.Dispose();
        _factory.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static string Text(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "code" or "area" } => "E01007317",
        _ => "awrc",
    };

    private sealed class TestPeer : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = context.Request.Headers[PeerHeader] is [{ } peer] ? IPAddress.Parse(peer) : IPAddress.Loopback;
                context.Request.Headers.Remove(PeerHeader);
                // A real server has it from the request's first line.
                context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
                return following(context);
            });
            next(app);
        };
    }
}

internal static class RequestHeaderExtensions
{
    public static HttpRequestMessage From(this HttpRequestMessage request, string peer) => request.With(AccessServer.PeerHeader, peer);

    public static HttpRequestMessage As(this HttpRequestMessage request, string user, string groups = "") => request.With("X-Forwarded-User", user).With("X-Forwarded-Groups", groups);

    public static HttpRequestMessage With(this HttpRequestMessage request, string header, string value)
    {
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    public static HttpRequestMessage WithKey(this HttpRequestMessage request, string key) => request.With("Authorization", $"Bearer {key}");
}
