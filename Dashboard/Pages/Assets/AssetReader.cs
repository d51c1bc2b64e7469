using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Pages.Assets;

/// <summary>Makes the view of one asset's page from the current release.</summary>
internal sealed class AssetReader(ReleaseReading reading, AssetMap map)
{
    private const int NeedsNamed = 2;

    /// <exception cref="RefusedRequestException">There is no such asset.</exception>
    public AssetView Read(string id)
    {
        var catalogue = reading.Assets;
        var asset = catalogue.Assets.FirstOrDefault(a => a.Id == id)
            ?? throw new RefusedRequestException(Problem.NotFound("This release has no such asset.", new NextStep("/assets", "See all assets")));
        var needs = catalogue.Needs.ToDictionary(n => n.Id, n => n.Name, StringComparer.Ordinal);
        var names = catalogue.Assets.ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);
        var outlook = reading.Lease.Assets.Outlook(id) ?? new AssetOutlook(id, [], [], []);
        var areas = Areas();
        return new AssetView(
            asset,
            reading.Region.Name,
            [.. asset.Needs.Select(n => needs.GetValueOrDefault(n, n))],
            [.. catalogue.Context.SubSectors.Where(s => asset.SubSectors.Contains(s.Id)).Select(s => s.Name)],
            [.. reading.FocusAreas.Where(f => asset.FocusAreas.Contains(f.Id)).Select(f => f.Name)],
            [.. reading.Authorities.Where(a => asset.Serves.Contains(a.Code)).Select(a => a.Name)],
            Related(catalogue, id),
            [.. outlook.Places.Where(p => areas.ContainsKey(p.Area)).Select(p => ToPlace(p, areas[p.Area], needs))],
            [.. outlook.Pairs.Select(p => new AssetComplement(names.GetValueOrDefault(p.Other, p.Other), $"/assets/{p.Other}", needs.GetValueOrDefault(p.Need, p.Need), p.Relation, p.Neighbourhoods))],
            [.. outlook.Satellites.Where(s => areas.ContainsKey(s.Area)).Select(s => ToSatellite(s, areas[s.Area], needs))],
            catalogue.Context.Sources,
            map.Draw(asset))
        {
            Measured = [.. catalogue.Needs.Where(n => asset.Needs.Contains(n.Id)).SelectMany(n => n.Indicators.Concat(n.Related)).Distinct(StringComparer.Ordinal).Where(reading.NewestPeriods.ContainsKey).Select(i => reading.NewestPeriods[i]).OrderBy(p => p.End)],
        };
    }

    private static List<RelatedAsset> Related(AssetCatalogue catalogue, string id)
    {
        var names = catalogue.Assets.ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);
        return catalogue.Links.Where(l => l.From == id || l.To == id).Select(l =>
        {
            var other = l.From == id ? l.To : l.From;
            return new RelatedAsset(names.GetValueOrDefault(other, other), names.ContainsKey(other) ? $"/assets/{other}" : null, l.From == id ? l.Relation : $"(from its side) {l.Relation}", l.Evidence.Place);
        }).ToList();
    }

    private static AssetPlace ToPlace(PlaceInNeed place, Area area, Dictionary<string, string> needs) => new(
        area,
        AreaAddress.Of(area.Code),
        string.Join(", ", place.Needs.Take(NeedsNamed).Select(n => needs.GetValueOrDefault(n, n))),
        place.Pressure,
        place.Lower,
        place.Upper,
        place.Kilometres);

    private static AssetSatellite ToSatellite(Satellite satellite, Area area, Dictionary<string, string> needs) => new(
        needs.GetValueOrDefault(satellite.Need, satellite.Need), area.DisplayName, AreaAddress.Of(area.Code), satellite.Neighbourhoods, satellite.People, satellite.Kilometres);

    private Dictionary<AreaCode, Area> Areas() => reading.Remember("asset-areas", () =>
        new[] { AreaLevel.Lsoa21, AreaLevel.Msoa21 }.SelectMany(level => reading.Lease.Areas.List(level, reading.Region.Code)).ToDictionary(a => a.Code));
}

/// <summary>Everything an asset's page shows.</summary>
/// <param name="Places">The neighbourhoods that need it most.</param>
/// <param name="Complements">Assets of another world that work on the same need and are at hand where it is not.</param>
/// <param name="Satellites">Where an outreach for one of its needs would reach most people whom nothing is near.</param>
public sealed record AssetView(
    Asset Asset,
    string RegionName,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> SubSectors,
    IReadOnlyList<string> FocusAreas,
    IReadOnlyList<string> Serves,
    IReadOnlyList<RelatedAsset> Related,
    IReadOnlyList<AssetPlace> Places,
    IReadOnlyList<AssetComplement> Complements,
    IReadOnlyList<AssetSatellite> Satellites,
    IReadOnlyList<AssetSource> Sources,
    MapView? Map)
{
    /// <summary>The newest period of each figure that places are ordered by, the oldest first.</summary>
    public IReadOnlyList<Period> Measured { get; init; } = [];

    /// <summary>What the map's colours say; empty where it has none.</summary>
    public IReadOnlyList<AssetMapKey> MapKeys => AssetMap.Keys(Map);
}

/// <summary>A neighbourhood that needs an asset most, by the needs the asset works on.</summary>
/// <param name="Needs">The hardest pressing of them.</param>
/// <param name="Pressure">Share of England's neighbourhoods where they press less, 0 to 1, with its 90% interval.</param>
public sealed record AssetPlace(Area Area, string Address, string Needs, double Pressure, double Lower, double Upper, double? Kilometres);

/// <summary>An asset that complements the one of the page.</summary>
/// <param name="Relation">How the source links the two; null where it does not.</param>
public sealed record AssetComplement(string Name, string Address, string Need, string? Relation, int Neighbourhoods);

/// <summary>Where an outreach would reach most.</summary>
public sealed record AssetSatellite(string Need, string Place, string Address, int Neighbourhoods, int People, double? Kilometres);

/// <param name="Address">Null where the partner is no asset of the catalogue.</param>
public sealed record RelatedAsset(string Name, string? Address, string Relation, string Evidence);
