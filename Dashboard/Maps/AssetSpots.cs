using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Maps;

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

/// <summary>One or several assets at one spot of a map.</summary>
internal sealed record AssetSpot(string Number, Location Location, string Place, IReadOnlyList<Asset> Assets)
{
    private const int Named = 4;

    /// <param name="list">Where a spot of several assets leads: the list that names them.</param>
    public MapMark Mark(MapProjection projection, string list)
    {
        var (x, y) = projection.At(Location);
        var more = Assets.Count > Named ? $" and {Assets.Count - Named} more" : string.Empty;
        return new MapMark(
            Number,
            Assets.Count == 1 ? $"/assets/{Assets[0].Id}" : list,
            $"{Number}, {Place}: {string.Join("; ", Assets.Take(Named).Select(Words))}{more}",
            x,
            y);
    }

    /// <summary>Its name, and its status where it is not open.</summary>
    private static string Words(Asset asset) =>
        asset.Status == AssetStatuses.Open ? asset.Name : $"{asset.Name} ({AssetStatuses.Name(asset.Status).ToLowerInvariant()})";
}
