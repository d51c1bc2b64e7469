using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What each asset could do where in a region.</summary>
public sealed class AssetOutlookStudy
{
    private const int MostPlaces = 12;

    private readonly AssetCatalogue _catalogue;
    private readonly PlaceNeeds _needs;
    private readonly IReadOnlyList<MatchedPlace> _places;
    private readonly HighNeedPlaces _highNeed;
    private readonly ComplementPairs _pairs;
    private readonly SatelliteSites _satellites;

    private AssetOutlookStudy(AssetCatalogue catalogue, IReadOnlyList<Area> areas, PlaceNeeds needs)
    {
        (_catalogue, _needs) = (catalogue, needs);
        _places = areas.Where(a => a.Level == AreaLevel.Lsoa21).Select(a => new MatchedPlace(a, MatchingOptions.Default)).ToList();
        _highNeed = new HighNeedPlaces(catalogue, _places, needs);
        _pairs = new ComplementPairs(catalogue, _highNeed);
        _satellites = new SatelliteSites(catalogue, areas.Where(a => a.Level == AreaLevel.Msoa21 && a.Location is not null).ToList(), _highNeed);
    }

    /// <param name="areas">The region's; LSOAs are ranked, MSOAs are where an outreach could be.</param>
    /// <returns>One for every asset that works on a need and has not ended, in the catalogue's order.</returns>
    public static IReadOnlyList<AssetOutlook> Of(AssetCatalogue catalogue, IReadOnlyList<Area> areas, PlaceNeeds needs, CancellationToken cancellationToken)
    {
        var outlooks = new AssetOutlookStudy(catalogue, areas, needs);
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

    private PlaceInNeed? InNeed(Asset asset, List<Need> own, MatchedPlace place)
    {
        var pressures = own.Where(n => _needs.Arises(place.Code, n)).Select(n => _needs.Pressure(place.Code, n.Id)).OfType<NeedPressure>()
            .OrderByDescending(p => p.Level).ToList();
        return pressures.Count == 0
            ? null
            : new PlaceInNeed(place.Code, [.. pressures.Select(p => p.Need)], pressures.Average(p => p.Level), pressures.Average(p => p.Lower), pressures.Average(p => p.Upper), place.KilometresTo(asset));
    }
}

/// <summary>Per need, the neighbourhoods where it presses, and the open assets that answer it.</summary>
internal sealed class HighNeedPlaces
{
    /// <summary>A need presses where it does so harder than in four fifths of England.</summary>
    private const double HighNeed = 0.8;

    /// <summary>An asset is at hand within so many kilometres, whatever its reach.</summary>
    private const double AtHandKilometres = 8;

    private readonly Dictionary<string, List<MatchedPlace>> _places;
    private readonly CandidateTable _candidates;

    public HighNeedPlaces(AssetCatalogue catalogue, IReadOnlyList<MatchedPlace> places, PlaceNeeds needs)
    {
        _candidates = new CandidateTable(catalogue, MatchingOptions.Default);
        _places = catalogue.Needs.ToDictionary(
            n => n.Id,
            n => places.Where(p => needs.Arises(p.Code, n) && needs.Pressure(p.Code, n.Id) is { Level: >= HighNeed }).ToList(),
            StringComparer.Ordinal);
    }

    public IReadOnlyList<MatchedPlace> Of(string need) => _places[need];

    public IEnumerable<Asset> Answering(string need) => _candidates.For(need).Where(c => c.Answers).Select(c => c.Asset);

    /// <summary>True where the asset serves the place in particular, or stands near it.</summary>
    public static bool IsAtHand(Asset asset, MatchedPlace place) =>
        place.IsReachedBy(asset) && (asset.Reach != AssetReach.Region || place.KilometresTo(asset) <= AtHandKilometres);
}
