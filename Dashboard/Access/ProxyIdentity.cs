using System.Net;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Access;

/// <summary>Who a proxy says asks: believed by where the connection comes from, by its signature, or by both, as settings say.</summary>
internal sealed class ProxyIdentity : IIdentitySource
{
    private readonly IdentityProxyOptions _options;
    private readonly PeerNetworks _networks;
    private readonly ProxySignature? _signature;
    private readonly ILogger<ProxyIdentity> _log;

    public ProxyIdentity(IOptions<AccessOptions> options, TimeProvider clock, ILogger<ProxyIdentity> log)
    {
        (_options, _log) = (options.Value.Proxy, log);
        _networks = new PeerNetworks(_options.Addresses);
        _signature = _options.SecretFile is { Length: > 0 } file ? ProxySignature.FromFile(file, TimeSpan.FromSeconds(_options.SecondsValid), clock) : null;
    }

    public ValueTask<Identity?> OfAsync(HttpContext context)
    {
        var (names, listed) = (context.Request.Headers[_options.Header], context.Request.Headers[_options.GroupsHeader]);
        // A name or groups that stand there twice are a proxy's beside a client's own: nobody can tell which are which.
        if (names is not [{ Length: > 0 } name] || listed.Count > 1)
            return ValueTask.FromResult<Identity?>(null);
        var groups = listed.ToString();
        if (Doubt(context, name, groups) is { } doubt)
        {
            _log.LogWarning("An identity was not believed: {Doubt} The connection came from {Peer}", doubt, PeerAddress.Of(context));
            return ValueTask.FromResult<Identity?>(null);
        }

        return ValueTask.FromResult(Identity.TryMake(name, groups.Split(',')));
    }

    public Task AskAsync(HttpContext context) => AccessRefusals.NobodyAsync(context);

    private string? Doubt(HttpContext context, string name, string groups) =>
        _options.Addresses.Count > 0 && !_networks.Has(PeerAddress.Of(context)) ? "the address is no proxy's."
        : _signature?.Holds(context.Request, name, groups) == false ? "the signature is missing, wrong, too old or used."
        : null;
}

/// <summary>Who is at the other end of the connection. Kept before anything else sees the request: forwarded headers put a client's address in its place later.</summary>
internal sealed class PeerAddress : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Features.Set(new ConnectionPeer(context.Connection.RemoteIpAddress));
            return following(context);
        });
        next(app);
    };

    /// <returns>Null where it is not known, as of a socket that is a file.</returns>
    public static IPAddress? Of(HttpContext context) => context.Features.Get<ConnectionPeer>()?.Address;
}

/// <summary>The address of a connection.</summary>
internal sealed record ConnectionPeer(IPAddress? Address);

/// <summary>Addresses and networks that are believed.</summary>
internal sealed class PeerNetworks(IEnumerable<string> addresses)
{
    private readonly List<IPNetwork> _networks = [.. addresses.Select(TryParse).OfType<IPNetwork>()];

    public bool Has(IPAddress? address) => address is not null && Plain(address) is var plain && _networks.Exists(n => n.Contains(plain));

    /// <returns>Null where the text is neither an address nor a network.</returns>
    public static IPNetwork? TryParse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) && Plain(address) is var plain ? new IPNetwork(plain, plain.GetAddressBytes().Length * 8)
        : null;

    // A socket for both families shows IPv4 as ::ffff:10.0.0.1.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
