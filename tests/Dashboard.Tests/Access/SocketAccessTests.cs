using System.Net;
using System.Net.Sockets;
using System.Text;
using HealthNeeds.Dashboard.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>The gate behind a real server and real connections: this machine has many addresses, and one of them is the proxy's.</summary>
public sealed class SocketAccessTests : IDisposable
{
    private const string Secret = "0123456789abcdef0123456789abcdef", Proxy = "127.0.0.7";
    private readonly string _releases = Directory.CreateTempSubdirectory("healthneeds-access-").FullName;
    private readonly WebApplicationFactory<Program> _factory;

    public SocketAccessTests()
    {
        MadeReleases.First.PutInto(_releases);
        var secrets = Path.Combine(_releases, "proxy.secret");
        File.WriteAllText(secrets, Secret);
        _factory = StartedSite.Start(host =>
        {
            foreach (var (key, value) in (Dictionary<string, string>)new() { ["Releases:Directory"] = _releases, ["Logging:LogLevel:Default"] = "None", ["WarmUp"] = "false", ["Access:Mode"] = "proxy", ["Access:Proxy:Addresses:0"] = Proxy, ["Access:Proxy:SecretFile"] = secrets })
                host.UseSetting(key, value);
        });
    }

    private Uri Site => new(_factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single().Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("localhost", "127.0.0.1", StringComparison.Ordinal));

    public void Dispose()
    {
        _factory.Dispose();
        Directory.Delete(_releases, recursive: true);
    }

    [Fact]
    public async Task Identity_IsBelieved_OfTheProxysAddressWithItsSignature_AndOfNoOther()
    {
        (await StatusAsync(Proxy, "/areas/E01007317?focus=cancer", Secret)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(Proxy, "/search?q=S70%201AA", Secret)).Should().Be(HttpStatusCode.OK, "the address is signed as it is sent");
        (await StatusAsync("127.0.0.8", "/areas/E01007317?focus=cancer", Secret)).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(Proxy, "/areas/E01007317?focus=cancer", Secret + "x")).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync("127.0.0.8", "/health/live", secret: null)).Should().Be(HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> StatusAsync(string from, string target, string? secret)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (context, cancellation) => ConnectAsync(from, context.DnsEndPoint, cancellation) };
        using var client = new HttpClient(handler) { BaseAddress = Site };
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        var (time, nonce) = ($"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}", Guid.NewGuid().ToString("N"));
        if (secret is not null)
            request.As("anna", "readers").With(ProxySignature.TimeHeader, time).With(ProxySignature.NonceHeader, nonce)
                .With(ProxySignature.SignatureHeader, ProxySignature.Sign(Encoding.UTF8.GetBytes(secret), ProxySignature.Text(time, nonce, "GET", target, "anna", "readers")));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async ValueTask<Stream> ConnectAsync(string from, DnsEndPoint to, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, to.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
