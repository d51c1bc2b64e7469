using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>
/// Who a request is counted for. So many clients are told apart; while there are more, new ones share what is left to strangers, in a fixed number of parts: a
/// reader who has all addresses of a network gets no more by it, and the memory ends.
/// </summary>
internal sealed class ClientNames(IOptions<LimitOptions> options, TimeProvider time)
{
    private const int Crowds = 64;

    /// <summary>Bytes of an IPv6 address that name a network: who has one has all addresses in it.</summary>
    private const int NetworkBytes = 8;

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SweptEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();
    private long? _swept;

    /// <summary>How many are told apart now.</summary>
    internal int Count => _seen.Count;

    /// <returns>Null where the request is not counted.</returns>
    public string? Of(HttpContext http)
    {
        if (http.Features.Get<LimitedClient>() is { } known)
            return Known($"owner {known.Owner}");
        var address = http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;
        if (address is null || IPAddress.IsLoopback(address))
            return options.Value.OfThisMachine ? "this machine" : null;
        return Known(Network(address));
    }

    /// <summary>An IPv4 address as it is, and of an IPv6 address the network.</summary>
    public static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        _ = address.TryWriteBytes(bytes, out _);
        return Convert.ToHexString(bytes[..NetworkBytes]);
    }

    private string Known(string name)
    {
        var now = time.GetTimestamp();
        if (!_seen.ContainsKey(name) && !HasRoom(now))
            return $"stranger {(uint)name.GetHashCode(StringComparison.Ordinal) % Crowds}";
        _seen[name] = now;
        return name;
    }

    private bool HasRoom(long now)
    {
        if (_seen.Count < options.Value.Clients)
            return true;
        lock (_sweeping)
        {
            if (_swept is { } last && time.GetElapsedTime(last, now) < SweptEvery)
                return _seen.Count < options.Value.Clients;
            _swept = now;
            foreach (var (client, _) in _seen.Where(c => time.GetElapsedTime(c.Value, now) > Forgotten))
                _seen.TryRemove(client, out _);
        }

        return _seen.Count < options.Value.Clients;
    }
}

/// <summary>
/// Whom a request is counted for where that is known better than by its address, as the owner of a key is: set as a feature of the request before the limits
/// (<see cref="ClientLimits.UseClientLimits"/>) look at it.
/// </summary>
internal sealed record LimitedClient(string Owner);
