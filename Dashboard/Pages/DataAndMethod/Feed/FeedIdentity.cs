using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Feed;

/// <summary>Which installation a feed is of.</summary>
/// <param name="Site">The address it is reached at; ends with a slash.</param>
/// <param name="Tag">What its ids begin with (RFC 4151): of this installation and region, and of no other.</param>
internal sealed record FeedIdentity(Uri Site, string Tag);

/// <summary>
/// Names this installation: by the setting "PublicAddress" (https://needs.example.nhs.uk/), which stays the same by whatever name a reader comes;
/// without it, by the address the feed was asked at.
/// </summary>
internal sealed class FeedIdentityReader(IConfiguration configuration, RegionSetting regions, ReleaseStore store)
{
    public const string Setting = "PublicAddress";

    public FeedIdentity Of(HttpRequest request)
    {
        var site = Configured() ?? new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/");
        using var lease = store.TryLease();
        var region = lease is null ? regions.Default : regions.Of(lease.Info);
        // A tag takes letters, digits, dots and hyphens as its authority; a port or a folder tells two sites of one host apart after it.
        var authority = site.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 ? site.IdnHost : "healthneeds.invalid";
        return new FeedIdentity(site, $"tag:{authority},2026:{(site.IsDefaultPort ? string.Empty : $"{site.Port}/")}{site.AbsolutePath.Trim('/')}{(site.AbsolutePath.Length > 1 ? "/" : string.Empty)}{region.Icb}/");
    }

    private Uri? Configured() => configuration[Setting] is not { Length: > 0 } text ? null
        : Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new FormatException($"{Setting} is '{text}'. Expected the address this site is reached at, such as https://needs.example.nhs.uk/.");
}
