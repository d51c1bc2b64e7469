using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Assets;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Pages.Assets;

/// <summary>Makes the view of the catalogue's page from the current release.</summary>
internal sealed class AssetListReader(ReleaseReading reading, BoundaryCache boundaries, ResearchReader research)
{
    public AssetListView Read(AssetFilter filter)
    {
        var catalogue = reading.Assets;
        var found = FoundAssets.Of(reading, filter).ToList();
        var spots = AssetSpots.Of(found);
        return new AssetListView(
            filter,
            reading.Region.Name,
            reading.NoAssets,
            reading.FocusAreas,
            catalogue.Context.SubSectors,
            [.. catalogue.Assets.Select(a => a.Kind).Distinct(StringComparer.Ordinal).OrderBy(AssetKinds.Name, StringComparer.Ordinal)],
            reading.Authorities,
            found,
            catalogue.Assets.Count(a => AssetKinds.IsOfCatalogue(a.Kind)),
            catalogue.Needs.ToDictionary(n => n.Id, n => n.Name, StringComparer.Ordinal),
            spots.Spots.SelectMany(s => s.Assets.Select(a => (a.Id, s.Number))).ToDictionary(n => n.Id, n => n.Number, StringComparer.Ordinal),
            Map(spots),
            boundaries.Missing(reading),
            reading.Remember($"asset-gaps/{filter.Focus}/{filter.Site}", () => Gaps(filter)),
            catalogue.Context.Sources,
            research.Read(),
            reading.Grounds(FocusArea.Overall).Measured);
    }

    private MapView? Map(AssetSpots spots)
    {
        if (boundaries.Of(reading).Drawing is not { } drawing)
            return null;
        var sheet = drawing.Sheets[AreaLevel.Ltla24];
        var box = sheet.Box.Around(60);
        var places = reading.Authorities.Select(a => (Area: a, Shape: sheet.Find(a.Code))).Where(p => p.Shape is not null)
            .Select(p => new MapPlace(p.Area.Code.Value, p.Shape!.Path, (AssetFilter.None with { Place = p.Area.Code.Value }).Address, $"{p.Area.Name}: show its assets", HealthNeeds.Dashboard.Wording.NeedBand.Unranked, IsWide: false, IsHere: false))
            .ToList();
        var marks = spots.Spots.Select(s => s.Mark(drawing.Projection, "#catalogue")).ToList();
        return new MapView($"Map of the assets of {reading.Region.Name}", box.ToString(), box.Unit, places, MapLabels.ClearOf(marks, drawing.Outlines(AreaLevel.Ltla24, box, box.Unit), box.Unit), marks);
    }

    /// <summary>Of the focus area and the local authority that are filtered by; the other filters choose among assets, of which a gap has none.</summary>
    private List<UnmetGap> Gaps(AssetFilter filter)
    {
        var needs = reading.Assets.Needs.Where(n => filter.Focus is null || n.FocusAreas.Contains(filter.Focus, StringComparer.Ordinal)).ToDictionary(n => n.Id, StringComparer.Ordinal);
        var authorities = reading.Lease.Areas.List(AreaLevel.Lsoa21, filter.Site ?? reading.Region.Code).ToDictionary(a => a.Code, a => a.LocalAuthorityName ?? string.Empty);
        return reading.NoMatches(filter.Focus)
            .Where(n => authorities.ContainsKey(n.Area) && needs.ContainsKey(n.Need))
            .DistinctBy(n => (n.Area, n.Need))
            .GroupBy(n => n.Need)
            .Select(g => new UnmetGap(
                needs[g.Key],
                g.Count(),
                [.. g.GroupBy(n => authorities[n.Area]).Select(a => (a.Key, a.Count())).OrderByDescending(a => a.Item2)],
                g.GroupBy(n => n.Reason).MaxBy(r => r.Count())!.Key))
            .OrderByDescending(g => g.Areas).ThenBy(g => g.Need.Name, StringComparer.Ordinal)
            .ToList();
    }
}

/// <summary>Everything the catalogue's page shows.</summary>
/// <param name="Missing">Why there are no assets, for where there are none.</param>
/// <param name="All">How many assets the catalogue has; organisations of research registers are not among them.</param>
/// <param name="Numbers">The number of each asset's spot on the map.</param>
/// <param name="Gaps">Of the focus area and place that are filtered by.</param>
/// <param name="Measured">The periods of what needs are ranked by, the oldest first.</param>
public sealed record AssetListView(
    AssetFilter Filter,
    string RegionName,
    MissingCatalogue Missing,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<SubSector> SubSectors,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<Area> Authorities,
    IReadOnlyList<Asset> Assets,
    int All,
    IReadOnlyDictionary<string, string> Needs,
    IReadOnlyDictionary<string, string> Numbers,
    MapView? Map,
    NoMap? NoMap,
    IReadOnlyList<UnmetGap> Gaps,
    IReadOnlyList<AssetSource> Sources,
    ResearchView Research,
    IReadOnlyList<Period> Measured)
{
    /// <summary>The place whose neighbourhoods assets are ordered by: the local authority that is filtered by, else the region.</summary>
    public string PlaceName => Authorities.FirstOrDefault(a => a.Code == Filter.Site)?.Name ?? RegionName;
}

/// <summary>A need that has no answer in the catalogue for some of the region's neighbourhoods.</summary>
/// <param name="Areas">How many neighbourhoods have it and no answer.</param>
/// <param name="Authorities">Of those, how many in each authority, most first.</param>
public sealed record UnmetGap(Need Need, int Areas, IReadOnlyList<(string Name, int Areas)> Authorities, string Reason);
