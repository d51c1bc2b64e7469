using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>What the server refuses by itself, before a request is one: long lines and headers, slow senders, connections beyond number.</summary>
internal static class ServerLimits
{
    /// <summary>What may be waited for of a body that is refused: none is read.</summary>
    private const long MostBodyBytes = 64 * 1024;

    public static IServiceCollection AddServerLimits(this IServiceCollection services)
    {
        services.AddSingleton<ConnectionShares>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>, ConnectionShares>((server, limits, shares) =>
        {
            server.AddServerHeader = false;
            Set(server.Limits, limits.Value);
            server.ConfigureEndpointDefaults(listen => listen.Use(next => connection => shares.RunAsync(connection, next)));
        });
        return services;
    }

    private static void Set(KestrelServerLimits server, LimitOptions limits)
    {
        server.MaxRequestLineSize = limits.RequestLineBytes;
        server.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        server.MaxRequestHeaderCount = limits.HeaderCount;
        server.RequestHeadersTimeout = limits.HeadersWithin;
        server.KeepAliveTimeout = limits.KeepAlive;
        server.MaxConcurrentConnections = FileHandles.Connections(limits.Connections, FileHandles.Most);
        server.MaxRequestBodySize = MostBodyBytes;
        server.MaxRequestBufferSize = Math.Max(1024 * 1024, limits.HeaderBytes + limits.RequestLineBytes);
    }
}

/// <summary>Counts the connections of each client, by the network that names it everywhere, and closes those that are too many. Proxies and this machine bring many readers each, and are not counted.</summary>
internal sealed class ConnectionShares(IOptions<LimitOptions> limits, IOptions<ProxyOptions> proxies)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Clients that have a connection: no more than there are connections.</summary>
    internal int Count => _open.Count;

    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if ((connection.RemoteEndPoint as IPEndPoint)?.Address is not { } address || (!limits.Value.OfThisMachine && IPAddress.IsLoopback(address)) || proxies.Value.Has(address))
        {
            await next(connection);
            return;
        }

        var client = ClientNames.Network(address);
        try
        {
            if (_open.AddOrUpdate(client, 1, (_, count) => count + 1) <= limits.Value.ConnectionsOfOneClient)
                await next(connection);
            else
                connection.Abort(new ConnectionAbortedException("The client has too many connections."));
        }
        finally
        {
            if (_open.AddOrUpdate(client, 0, (_, count) => count - 1) <= 0)
                _open.TryRemove(KeyValuePair.Create(client, 0));
        }
    }
}
