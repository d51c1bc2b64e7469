using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Links between assets by which one that stands elsewhere has a partner on the spot.</summary>
internal sealed class Partners
{
    private readonly ILookup<string, (AssetLink Link, Asset Partner)> _byAsset;

    public Partners(AssetCatalogue catalogue)
    {
        var assets = catalogue.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        _byAsset = catalogue.Links
            .Where(l => assets.ContainsKey(l.From) && assets.ContainsKey(l.To))
            .SelectMany(l => new[] { (Asset: l.From, Link: l, Partner: assets[l.To]), (Asset: l.To, Link: l, Partner: assets[l.From]) })
            .ToLookup(x => x.Asset, x => (x.Link, x.Partner), StringComparer.Ordinal);
    }

    /// <returns>For an asset of region-wide reach, a partner of the authority's own that works on the need, with the link that says so; null where there is none.</returns>
    public (AssetLink Link, Asset Partner)? For(Asset asset, string need, AreaCode? authority)
    {
        if (authority is not { } here || asset.Reach != AssetReach.Region)
            return null;
        foreach (var (link, partner) in _byAsset[asset.Id])
        {
            if (partner.Reach != AssetReach.Region && partner.Serves.Contains(here) && partner.Needs.Contains(need))
                return (link, partner);
        }

        return null;
    }
}
