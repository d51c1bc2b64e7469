using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>Assets numbered by spot, from east to west: those that would overlap on a map share a number.</summary>
internal sealed record AssetSpots(IReadOnlyList<AssetSpot> Spots)
{
    /// <summary>Sites closer than this share a number.</summary>
    private const double SameSpotKilometres = 1.6;

    public static AssetSpots Of(IEnumerable<Asset> assets)
    {
        var spots = new List<(Location Location, string Place, List<Asset> Assets)>();
        foreach (var asset in assets.Where(a => a.Site is not null).OrderByDescending(a => a.Site!.Location.Longitude).ThenBy(a => a.Name, StringComparer.Ordinal))
        {
            var spot = spots.Find(s => s.Location.KilometresTo(asset.Site!.Location) < SameSpotKilometres);
            if (spot.Assets is null)
                spots.Add((asset.Site!.Location, asset.Site.Place, [asset]));
            else
                spot.Assets.Add(asset);
        }

        return new AssetSpots([.. spots.Select((s, i) => new AssetSpot((i + 1).ToString(), s.Location, s.Place, s.Assets))]);
    }
}
