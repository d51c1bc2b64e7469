using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Per need, the neighbourhoods where it presses, and the open assets that answer it.</summary>
internal sealed class PressedPlaces
{
    /// <summary>A need presses where it does so harder than in four fifths of England.</summary>
    private const double Pressed = 0.8;

    /// <summary>An asset is at hand within so many kilometres, whatever its reach.</summary>
    private const double AtHandKilometres = 8;

    private readonly Dictionary<string, List<Place>> _places;
    private readonly CandidateTable _candidates;

    public PressedPlaces(AssetCatalogue catalogue, IReadOnlyList<Place> places, PlaceNeeds needs)
    {
        _candidates = new CandidateTable(catalogue, MatchingOptions.Default);
        _places = catalogue.Needs.ToDictionary(
            n => n.Id,
            n => places.Where(p => needs.Arises(p.Code, n) && needs.Pressure(p.Code, n.Id) is { Level: >= Pressed }).ToList(),
            StringComparer.Ordinal);
    }

    public IReadOnlyList<Place> Of(string need) => _places[need];

    public IEnumerable<Asset> Answering(string need) => _candidates.For(need).Where(c => c.Answers).Select(c => c.Asset);

    /// <summary>True where the asset serves the place in particular, or stands near it.</summary>
    public static bool IsAtHand(Asset asset, Place place) =>
        place.IsReachedBy(asset) && (asset.Reach != AssetReach.Region || place.KilometresTo(asset) <= AtHandKilometres);
}
