using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Feed;

/// <summary>Which installation a feed is of.</summary>
/// <param name="Site">The address it is reached at; ends with a slash.</param>
/// <param name="Tag">What its ids begin with (RFC 4151): of this installation and region, and of no other.</param>
internal sealed record FeedIdentity(Uri Site, string Tag);

/// <summary>Names this installation by its address and region.</summary>
internal sealed class FeedIdentityReader(SiteAddress address, RegionSetting regions, ReleaseStore store)
{
    public FeedIdentity Of(HttpRequest request)
    {
        var site = address.Of(request);
        using var lease = store.TryLease();
        var region = lease is null ? regions.Default : regions.Of(lease.Info);
        // A tag takes letters, digits, dots and hyphens as its authority; a port or a folder tells two sites of one host apart after it.
        var authority = site.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 ? site.IdnHost : "healthneeds.invalid";
        return new FeedIdentity(site, $"tag:{authority},2026:{(site.IsDefaultPort ? string.Empty : $"{site.Port}/")}{site.AbsolutePath.Trim('/')}{(site.AbsolutePath.Length > 1 ? "/" : string.Empty)}{region.Within}/");
    }
}
