using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Areas;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>Makes the view of one asset's page from the current release.</summary>
internal sealed class AssetReader(ReleaseReading reading, MapSheets sheets)
{
    private const int MostMatches = 3000;
    private const int MostPlaces = 12;

    /// <exception cref="RefusedPageException">There is no such asset.</exception>
    public AssetView Read(string id)
    {
        var catalogue = reading.Assets;
        var asset = catalogue.Assets.FirstOrDefault(a => a.Id == id)
            ?? throw new RefusedPageException(Problem.NotFound("This release has no such asset.", new NextStep("/assets", "See all assets")));
        var needs = catalogue.Needs.ToDictionary(n => n.Id, n => n.Name, StringComparer.Ordinal);
        return new AssetView(
            asset,
            reading.Region.Name,
            [.. asset.Needs.Select(n => needs.GetValueOrDefault(n, n))],
            [.. catalogue.Context.SubSectors.Where(s => asset.SubSectors.Contains(s.Id)).Select(s => s.Name)],
            [.. reading.FocusAreas.Where(f => asset.FocusAreas.Contains(f.Id)).Select(f => f.Name)],
            [.. reading.Authorities.Where(a => asset.Serves.Contains(a.Code)).Select(a => a.Name)],
            Related(catalogue, id),
            reading.Remember($"asset-places/{id}", () => Places(id, needs)),
            catalogue.Context.Sources,
            Map(asset));
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

    /// <summary>Of the areas matched to it, those of greatest need in the focus area it was matched for.</summary>
    private List<AssetPlace> Places(string id, Dictionary<string, string> needs)
    {
        var matches = reading.Lease.Assets.MatchesForAsset(id, AreaLevel.Lsoa21, MostMatches);
        return matches.GroupBy(m => m.Area.Code)
            .Select(g => (Area: g.First().Area, Match: g.MaxBy(m => m.Match.Score)!.Match, Needs: g.Select(m => needs.GetValueOrDefault(m.Match.Need, m.Match.Need)).Distinct(StringComparer.Ordinal)))
            .Select(p => (p.Area, p.Match, p.Needs, Ranked: Ranked(p.Match)))
            .OrderBy(p => p.Ranked?.Rank.Median ?? int.MaxValue)
            .Take(MostPlaces)
            .Select(p => new AssetPlace(p.Area, AreaAddress.Of(p.Area.Code, p.Match.Focus), string.Join(", ", p.Needs.Take(3)), p.Match.Kilometres, p.Ranked?.Ranking.Tier, p.Ranked?.Rank))
            .ToList();
    }

    private RankedArea? Ranked(AssetMatch match) =>
        reading.Remember($"ranked-by-code/{match.Focus}", () => reading.Ranked(match.Focus, AreaLevel.Lsoa21, reading.Region.Icb).ToDictionary(r => r.Area.Code)).GetValueOrDefault(match.Area);

    private MapView? Map(Asset asset)
    {
        if (asset.Site is null || sheets.Of(reading.Region) is not { } drawing)
            return null;
        var sheet = drawing.Sheets[AreaLevel.Ltla24];
        var box = sheet.Box.Around(60);
        var spot = new AssetSpot("1", asset.Site.Location, asset.Site.Place, [asset]);
        return new MapView($"Where {asset.Name} is", box.ToString(), box.Width / 420.0, [], drawing.Outlines(AreaLevel.Ltla24, box), [spot.Mark(drawing.Projection, "#main")]);
    }
}
