using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What each asset could do where in a region.</summary>
public sealed class AssetOutlooks
{
    private const int MostPlaces = 12;

    private readonly AssetCatalogue _catalogue;
    private readonly PlaceNeeds _needs;
    private readonly IReadOnlyList<Place> _places;
    private readonly PressedPlaces _pressed;
    private readonly ComplementPairs _pairs;
    private readonly SatelliteSites _satellites;

    private AssetOutlooks(AssetCatalogue catalogue, IReadOnlyList<Area> areas, PlaceNeeds needs)
    {
        (_catalogue, _needs) = (catalogue, needs);
        _places = areas.Where(a => a.Level == AreaLevel.Lsoa21).Select(a => new Place(a, MatchingOptions.Default)).ToList();
        _pressed = new PressedPlaces(catalogue, _places, needs);
        _pairs = new ComplementPairs(catalogue, _pressed);
        _satellites = new SatelliteSites(catalogue, areas.Where(a => a.Level == AreaLevel.Msoa21 && a.Location is not null).ToList(), _pressed);
    }

    /// <param name="areas">The region's; LSOAs are ranked, MSOAs are where an outreach could be.</param>
    /// <returns>One for every asset that works on a need and has not ended, in the catalogue's order.</returns>
    public static IReadOnlyList<AssetOutlook> Of(AssetCatalogue catalogue, IReadOnlyList<Area> areas, PlaceNeeds needs, CancellationToken cancellationToken)
    {
        var outlooks = new AssetOutlooks(catalogue, areas, needs);
        return catalogue.Assets.Where(a => a.Needs.Count > 0 && a.Status != AssetStatuses.Ended).Select(asset =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new AssetOutlook(asset.Id, outlooks.Places(asset), outlooks._pairs.Of(asset), outlooks._satellites.Of(asset));
        }).ToList();
    }

    private List<PlaceInNeed> Places(Asset asset)
    {
        var own = _catalogue.Needs.Where(n => asset.Needs.Contains(n.Id)).ToList();
        return _places.Where(p => p.IsReachedBy(asset) && _needs.IsFor(p.Code, asset))
            .Select(p => InNeed(asset, own, p))
            .OfType<PlaceInNeed>()
            .OrderByDescending(p => p.Pressure).ThenBy(p => p.Kilometres ?? 0).ThenBy(p => p.Area)
            .Take(MostPlaces)
            .ToList();
    }

    private PlaceInNeed? InNeed(Asset asset, List<Need> own, Place place)
    {
        var pressures = own.Where(n => _needs.Arises(place.Code, n)).Select(n => _needs.Pressure(place.Code, n.Id)).OfType<NeedPressure>()
            .OrderByDescending(p => p.Level).ToList();
        return pressures.Count == 0
            ? null
            : new PlaceInNeed(place.Code, [.. pressures.Select(p => p.Need)], pressures.Average(p => p.Level), pressures.Average(p => p.Lower), pressures.Average(p => p.Upper), place.KilometresTo(asset));
    }
}
