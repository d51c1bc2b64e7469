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
