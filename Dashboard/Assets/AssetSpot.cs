using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Maps;

namespace HealthNeeds.Dashboard.Assets;

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
