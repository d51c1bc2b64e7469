using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Which assets complement each other: both open and at work on the same need, of different worlds, one at hand where the other is not.</summary>
internal sealed class ComplementPairs(AssetCatalogue catalogue, HighNeedPlaces highNeed)
{
    private const int Most = 5;

    /// <returns>Those whose joint work would bring the need's answer to most neighbourhoods of high need, first.</returns>
    public IReadOnlyList<AssetPair> Of(Asset asset)
    {
        if (asset.Status != AssetStatuses.Open)
            return [];
        return catalogue.Assets
            .Where(o => o.Id != asset.Id && o.Status == AssetStatuses.Open && AssetSectors.Of(o) != AssetSectors.Of(asset))
            .SelectMany(o => o.Needs.Intersect(asset.Needs).Select(n => new AssetPair(n, o.Id, Relation(asset, o), Gained(n, asset, o))))
            .Where(p => p.Neighbourhoods > 0)
            .GroupBy(p => p.Other).Select(g => g.MaxBy(p => p.Neighbourhoods)!)
            .OrderByDescending(p => p.Relation is not null).ThenByDescending(p => p.Neighbourhoods).ThenBy(p => p.Other, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
    }

    private int Gained(string need, Asset one, Asset other) => highNeed.Of(need).Count(p =>
        p.IsReachedBy(one) && p.IsReachedBy(other) && HighNeedPlaces.IsAtHand(one, p) != HighNeedPlaces.IsAtHand(other, p));

    private string? Relation(Asset one, Asset other) =>
        catalogue.Links.FirstOrDefault(l => (l.From == one.Id && l.To == other.Id) || (l.From == other.Id && l.To == one.Id)) is { } link
            ? link.From == one.Id ? $"It {link.Relation} {other.Name}" : $"{other.Name} {link.Relation} it"
            : null;
}

/// <summary>What an asset brings to joint work: research, care, a community or business. Two of one world repeat, two of different worlds complement each other.</summary>
internal static class AssetSectors
{
    public static string Of(Asset asset) => asset.Kind switch
    {
        AssetKinds.ResearchCentre or AssetKinds.University or AssetKinds.ResearchOrganisation => "research",
        AssetKinds.Hospital or AssetKinds.Trust or AssetKinds.ClinicalStrength => "care",
        AssetKinds.Community or AssetKinds.Programme or AssetKinds.Partnership or AssetKinds.Place => "community",
        AssetKinds.Network => "network",
        _ => "business",
    };
}

/// <summary>Per need, the place where an outreach would reach most people whom nothing open for that need is near.</summary>
internal sealed class SatelliteSites
{
    /// <summary>How far an outreach reaches, as a local asset does.</summary>
    private const double CatchmentKilometres = 5;

    private const int Most = 3;

    private readonly Dictionary<string, (Area Site, int Neighbourhoods, int People)> _sites = new(StringComparer.Ordinal);

    public SatelliteSites(AssetCatalogue catalogue, IReadOnlyList<Area> msoas, HighNeedPlaces highNeed)
    {
        foreach (var need in catalogue.Needs.Select(n => n.Id))
        {
            var answering = highNeed.Answering(need).ToList();
            var unreached = highNeed.Of(need).Where(p => p.Area.Location is not null && !answering.Exists(a => HighNeedPlaces.IsAtHand(a, p))).ToList();
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

    private static (Area Site, int Neighbourhoods, int People) Around(Area msoa, List<MatchedPlace> unreached)
    {
        var inside = unreached.Where(p => p.Area.Location!.Value.KilometresTo(msoa.Location!.Value) <= CatchmentKilometres).ToList();
        return (msoa, inside.Count, inside.Sum(p => p.Area.Population ?? 0));
    }
}
