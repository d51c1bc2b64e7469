using System.Net;
using HealthNeeds.Dashboard.Worker;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Access;

/// <summary>Refuses, before anything is served, settings that would not do what they look like.</summary>
internal sealed class AccessOptionsValidator(IConfiguration configuration) : IValidateOptions<AccessOptions>
{
    private const string Everyone = "ForwardedHeaders_Enabled";

    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        List<string> problems = [.. Problems(options), .. OfRequests()];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(AccessOptions options) => options.Mode switch
    {
        AccessModes.Public => OfPublic(),
        AccessModes.Proxy => OfProxy(options.Proxy),
        AccessModes.OpenId => OfOpenId(options.OpenId),
        _ => [$"Access__Mode is '{options.Mode}'. Expected one of {string.Join(", ", AccessModes.All)}."],
    };

    /// <summary>Whoever set any of these meant the site to be closed.</summary>
    private IEnumerable<string> OfPublic() =>
        from part in (string[])["Proxy", "OpenId", "Readers", "Analysts"]
        where configuration.GetSection($"{AccessOptions.Section}:{part}").Exists()
        select $"Access__{part} is set and Access__Mode is public, so nobody would be asked who they are. Set Access__Mode to proxy or openid, or take the setting away.";

    private IEnumerable<string> OfProxy(IdentityProxyOptions proxy)
    {
        if (proxy.Addresses.Count == 0 && proxy.SecretFile is null or "")
            yield return "Access__Mode is proxy and nothing says which proxy is believed. Expected Access__Proxy__Addresses, Access__Proxy__SecretFile, or both.";
        foreach (var address in proxy.Addresses.Where(a => PeerNetworks.TryParse(a) is null))
            yield return $"Access__Proxy__Addresses has '{address}'. Expected an address, or a network as in 10.0.0.0/24.";
        foreach (var address in proxy.Addresses.Where(a => PeerNetworks.TryParse(a) is { PrefixLength: 0 }))
            yield return $"Access__Proxy__Addresses has '{address}', which is everybody: whoever reaches this site could say who they are. Expected an address, or a network as in 10.0.0.0/24.";
        if (proxy.SecretFile is { Length: > 0 } file && ProxySignature.Problem(file) is { } problem)
            yield return $"Access__Proxy__SecretFile: {problem}";
        if (proxy.Addresses.Count == 0 && configuration["Requests:Directory"] is { Length: > 0 } && !ReplicaSetting.IsSet(configuration))
            yield return "Requests__Directory is set, and Access__Proxy__SecretFile alone says which proxy is believed. A signature does not cover what a form sends: whoever overheard one could send another decision with it. Expected Access__Proxy__Addresses as well.";
        // It takes the connection's address from a header of anybody, before this site sees it.
        if (proxy.Addresses.Count > 0 && configuration.GetValue<bool>(Everyone))
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes forwarded headers of everybody, so Access__Proxy__Addresses would be no check. Unset it.";
    }

    private static IEnumerable<string> OfOpenId(OpenIdOptions openId)
    {
        if (!Uri.TryCreate(openId.Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && IsThisMachine(authority))))
            yield return $"Access__OpenId__Authority is '{openId.Authority}'. Expected the provider's https address.";
        if (string.IsNullOrWhiteSpace(openId.ClientId))
            yield return "Access__OpenId__ClientId is not set. Expected the id under which the provider knows this site.";
        if (openId.ClientSecretFile is { Length: > 0 } file && !File.Exists(file))
            yield return $"Access__OpenId__ClientSecretFile: {file} is not there.";
    }

    /// <summary>What the site may write to lies apart from what it may only read.</summary>
    private IEnumerable<string> OfRequests()
    {
        var releases = configuration["Releases:Directory"] ?? "./releases";
        if (configuration["Requests:Directory"] is { Length: > 0 } requests && (Holds(releases, requests) || Holds(requests, releases)))
            yield return $"Requests__Directory is '{requests}' and Releases__Directory '{releases}'. Expected directories of which neither lies in the other: the site writes to the one and must not to the other.";
    }

    private static bool Holds(string outer, string inner) => (Path.GetFullPath(inner).TrimEnd('/') + "/").StartsWith(Path.GetFullPath(outer).TrimEnd('/') + "/", StringComparison.Ordinal);

    private static bool IsThisMachine(Uri address) => IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip);
}
