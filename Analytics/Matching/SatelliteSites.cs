using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Per need, the place where an outreach would reach most people whom nothing open for that need is near.</summary>
internal sealed class SatelliteSites
{
    /// <summary>How far an outreach reaches, as a local asset does.</summary>
    private const double CatchmentKilometres = 5;

    private const int Most = 3;

    private readonly Dictionary<string, (Area Site, int Neighbourhoods, int People)> _sites = new(StringComparer.Ordinal);

    public SatelliteSites(AssetCatalogue catalogue, IReadOnlyList<Area> msoas, PressedPlaces pressed)
    {
        foreach (var need in catalogue.Needs.Select(n => n.Id))
        {
            var answering = pressed.Answering(need).ToList();
            var unreached = pressed.Of(need).Where(p => p.Area.Location is not null && !answering.Exists(a => PressedPlaces.IsAtHand(a, p))).ToList();
            if (answering.Count > 0 && unreached.Count > 0 && msoas.Count > 0)
                _sites[need] = msoas.Select(m => Around(m, unreached)).MaxBy(s => s.People);
        }
    }

    /// <returns>For an open asset with a site: of its needs, those that most people nothing is near have.</returns>
    public IReadOnlyList<Satellite> Of(Asset asset)
    {
        if (asset.Status != AssetStatuses.Open || asset.Site is not { } site)
            return [];
        return asset.Needs.Where(n => _sites.TryGetValue(n, out var found) && found.People > 0)
            .Select(n => (Need: n, Found: _sites[n]))
            .OrderByDescending(s => s.Found.People)
            .Take(Most)
            .Select(s => new Satellite(s.Need, s.Found.Site.Code, s.Found.Neighbourhoods, s.Found.People, s.Found.Site.Location!.Value.KilometresTo(site.Location)))
            .ToList();
    }

    private static (Area Site, int Neighbourhoods, int People) Around(Area msoa, List<Place> unreached)
    {
        var inside = unreached.Where(p => p.Area.Location!.Value.KilometresTo(msoa.Location!.Value) <= CatchmentKilometres).ToList();
        return (msoa, inside.Count, inside.Sum(p => p.Area.Population ?? 0));
    }
}
