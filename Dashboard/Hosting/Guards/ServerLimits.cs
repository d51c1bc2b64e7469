using System.Collections.Concurrent;
using System.Globalization;
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

/// <summary>How many files and connections the system lets this process have open, and how many of them may be connections.</summary>
internal static class FileHandles
{
    /// <summary>What the site needs for itself: its program and libraries (300, measured), the engine, releases, files that it sends and watches.</summary>
    private const long OwnUse = 512;

    private const string SystemsWord = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>Null where the system sets no limit, or does not tell one as Linux does.</summary>
    public static long? Most => File.Exists(SystemsWord) ? MostOf(File.ReadLines(SystemsWord)) : null;

    /// <summary>A connection takes a handle: where it took the last, no file could be read either, and .NET may end the process.</summary>
    /// <param name="asked">As configured.</param>
    /// <param name="most">Handles of this process.</param>
    public static long Connections(int asked, long? most) => most is { } handles ? Math.Clamp(handles - OwnUse, 1, asked) : asked;

    /// <param name="limits">"Max open files   1024   524288   files": the softer limit, which holds, comes first.</param>
    internal static long? MostOf(IEnumerable<string> limits) =>
        limits.FirstOrDefault(l => l.StartsWith(Line, StringComparison.Ordinal)) is { } line && long.TryParse(line[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
}
