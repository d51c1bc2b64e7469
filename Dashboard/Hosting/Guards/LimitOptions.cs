using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>What one reader, and all together, may ask of this site. Section "Limits": <c>Limits__RequestsPerSecond</c> and so on in the environment.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Requests that one client may send at once after a rest. A whole hospital is one client where it reaches the network by one address.</summary>
    [Range(1, 1_000_000)]
    public int RequestBurst { get; init; } = 1000;

    /// <summary>Requests a second that one client may go on with.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests of one client that wait until they may go on.</summary>
    [Range(0, 100_000)]
    public int RequestsWaiting { get; init; } = 200;

    /// <summary>Views that are worked out when they are asked for, and files, that one client may have under way: fewer than <c>Turns</c> has places, so that others find one.</summary>
    [Range(1, 10_000)]
    public int ViewsAtOnce { get; init; } = 12;

    /// <summary>Of these, how many of one client wait besides.</summary>
    [Range(0, 10_000)]
    public int ViewsWaiting { get; init; } = 24;

    /// <summary>Clients that are told apart; more share what is left to strangers, so that no number of clients fills the memory.</summary>
    [Range(16, 1_000_000)]
    public int Clients { get; init; } = 10_000;

    /// <summary>Whether who is on this machine, or comes by a socket of it, is limited as well.</summary>
    public bool OfThisMachine { get; init; }

    /// <summary>What Retry-After says where it is not known better, in whole seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Characters of an address's path, as it was sent.</summary>
    [Range(128, 8192)]
    public int PathLength { get; init; } = 1024;

    /// <summary>Characters of an address after its question mark, as they were sent. A list of 500 places is one of 11,000.</summary>
    [Range(1024, 60_000)]
    public int QueryLength { get; init; } = 14_000;

    /// <summary>Parameters of an address.</summary>
    [Range(10, 10_000)]
    public int Parameters { get; init; } = 200;

    /// <summary>Bytes of a request's first line.</summary>
    [Range(2048, 65_536)]
    public int RequestLineBytes { get; init; } = 16 * 1024;

    /// <summary>Bytes of all headers of a request together.</summary>
    [Range(2048, 262_144)]
    public int HeaderBytes { get; init; } = 32 * 1024;

    [Range(10, 1000)]
    public int HeaderCount { get; init; } = 100;

    /// <summary>Within what time the headers of a request are to be there.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeadersWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection stays open without a request: longer than a proxy keeps its own, which would else meet a closed one.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Connections at once; fewer where the system gives the process fewer file handles than these and what it needs itself.</summary>
    [Range(10, 1_000_000)]
    public int Connections { get; init; } = 2000;

    /// <summary>Of these, how many of one client, an IPv4 address or an IPv6 network of 64 bits, that is neither a proxy of <c>Proxy:Addresses</c> nor of this machine.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsOfOneClient { get; init; } = 200;

    /// <summary>Megabytes of drawn pages that are kept to be sent again.</summary>
    [Range(1, 100_000)]
    public int CacheMegabytes { get; init; } = 100;
}

/// <summary>A limit that is misspelt would limit nothing, and two that contradict each other would surprise.</summary>
internal sealed class LimitRules(IConfiguration configuration) : IValidateOptions<LimitOptions>
{
    private static readonly string[] Known = [.. typeof(LimitOptions).GetProperties().Select(p => p.Name)];

    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        var faults = configuration.GetSection(LimitOptions.Section).GetChildren()
            .Where(s => !Known.Contains(s.Key, StringComparer.OrdinalIgnoreCase))
            .Select(s => $"Limits__{s.Key} is no setting. There are {string.Join(", ", Known)}.").ToList();
        if (options.QueryLength + options.PathLength > options.RequestLineBytes)
            faults.Add($"Limits__RequestLineBytes ({options.RequestLineBytes}) is less than Limits__PathLength and Limits__QueryLength together ({options.PathLength + options.QueryLength}).");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
