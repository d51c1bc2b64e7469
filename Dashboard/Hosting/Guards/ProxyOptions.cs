using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>Which proxies stand before this site, whose word for the reader's address, scheme and host is taken. Section "Proxy": <c>Proxy__Addresses</c> and so on in the environment.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Addresses and networks, with commas between, as in "10.0.0.5, 10.1.2.0/24, ::1". Empty: nobody's word is taken.</summary>
    public string Addresses { get; init; } = string.Empty;

    /// <summary>Sends readers who came by http to https, and tells browsers to come by https from then on.</summary>
    public bool Https { get; init; }

    /// <summary>For how many days browsers are to remember that; 0 says nothing to them.</summary>
    [Range(0, 730)]
    public int HstsDays { get; init; } = 365;

    public IReadOnlyList<IPAddress> Single() => [.. Parts().Where(p => !p.Contains('/')).Select(IPAddress.Parse)];

    public IReadOnlyList<IPNetwork> Networks() => [.. Parts().Where(p => p.Contains('/')).Select(p => IPNetwork.Parse(p))];

    /// <summary>Whether a connection from there is one of a proxy.</summary>
    public bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Single().Contains(plain) || Networks().Any(n => n.Contains(plain));
    }

    /// <summary>Whether who asks is this machine, or a proxy that asks for itself and not for a reader.</summary>
    public bool IsBeside(IPAddress? address) => address is not null && (IPAddress.IsLoopback(address) || Has(address));

    public IEnumerable<string> Parts() => Addresses.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What may stand in the section "Proxy": a wrong word there would believe everybody, or nobody.</summary>
internal sealed class ProxyRules(IConfiguration configuration) : IValidateOptions<ProxyOptions>
{
    /// <summary>The framework's own switch: it believes whoever sends the headers.</summary>
    private const string BelieveEverybody = "ForwardedHeaders_Enabled";

    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var faults = options.Parts().Select(Fault).OfType<string>().ToList();
        if (configuration.GetValue(BelieveEverybody, defaultValue: false))
            faults.Add("ASPNETCORE_FORWARDEDHEADERS_ENABLED takes the word of whoever sends X-Forwarded headers. Remove it, and name the proxies in Proxy__Addresses.");
        if (options.Https && faults.Count == 0 && !options.Parts().Any() && !AnswersHttps())
            faults.Add("Proxy__Https is set, but Proxy__Addresses names no proxy and this site listens on no https address: every reader would be sent round in a circle.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Fault(string part)
    {
        const string expected = "Expected addresses and networks with commas between, as in 10.0.0.5, 10.1.2.0/24.";
        if (!part.Contains('/'))
            return IPAddress.TryParse(part, out var address) && (part.Contains(':') || part.Count(c => c == '.') == 3)
                ? Equals(address, IPAddress.Any) || Equals(address, IPAddress.IPv6Any) ? $"Proxy__Addresses has '{part}', which is nobody's address. {expected}" : null
                : $"Proxy__Addresses has '{part}', which is no address. {expected}";
        return !IPNetwork.TryParse(part, out var network) || !part.StartsWith($"{network.BaseAddress}/", StringComparison.OrdinalIgnoreCase) ? $"Proxy__Addresses has '{part}', which is no network: its last bits are to be 0, as in 10.1.2.0/24. {expected}"
            : network.PrefixLength == 0 ? $"Proxy__Addresses has '{part}', which is everybody: whoever reaches this site could say that they are somebody else. {expected}"
            : null;
    }

    private bool AnswersHttps() =>
        (configuration["urls"] ?? string.Empty).Contains("https://", StringComparison.OrdinalIgnoreCase)
        || configuration["https_ports"] is { Length: > 0 }
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any(e => e["Url"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true);
}
