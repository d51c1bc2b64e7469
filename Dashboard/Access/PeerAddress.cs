using System.Net;

namespace HealthNeeds.Dashboard.Access;

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
