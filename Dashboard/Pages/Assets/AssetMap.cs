using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.Assets;

/// <summary>Where an asset is, and the neighbourhoods it is matched to, by how strong the match is among its own.</summary>
internal sealed class AssetMap(ReleaseReading reading, BoundaryCache boundaries)
{
    /// <summary>Pixels the map is shown wide.</summary>
    private const double Pixels = 420;

    private static readonly NeedBand[] Thirds = [NeedBand.Unranked, NeedBand.Need1, NeedBand.Need3, NeedBand.Need5];

    private static readonly string[] Words = ["not matched", "among the weakest third of its matches", "among the middle third of its matches", "among the strongest third of its matches"];

    /// <summary>Null where there are no outlines, or nothing to show: neither a site nor a match.</summary>
    public MapView? Draw(Asset asset)
    {
        if (boundaries.Of(reading).Drawing is not { } drawing)
            return null;
        var matched = Matched(asset);
        if (asset.Site is null && matched.Count == 0)
            return null;
        var sheet = drawing.Sheets[AreaLevel.Lsoa21];
        var box = sheet.Box.Around(60);
        var steps = ValueSteps.Of(matched.Values.Select(m => m.Match.Score), Thirds.Length - 1);
        return new MapView(
            matched.Count == 0 ? $"Where {asset.Name} is" : $"Where {asset.Name} is, and the {(matched.Count == 1 ? "neighbourhood it is matched to, a link" : $"{Figures.Count(matched.Count)} neighbourhoods it is matched to, each a link")}",
            box.ToString(),
            box.Width / Pixels,
            [.. matched.Values.Select(m => (Match: m, Shape: sheet.Find(m.Area.Code))).Where(m => m.Shape is not null).Select(m => Place(m.Match, m.Shape!, steps.Step(m.Match.Match.Score) + Thirds.Length - 1 - steps.Ranges.Count))],
            drawing.Outlines(AreaLevel.Lsoa21, box, box.Width / Pixels),
            asset.Site is { } site ? [new AssetSpot("1", site.Location, site.Place, [asset]).Mark(drawing.Projection, "#main")] : []);
    }

    /// <summary>What the colours of a map say, strongest first; empty where nothing is coloured.</summary>
    public static IReadOnlyList<AssetMapKey> Keys(MapView? map) => map is null || map.Places.Count == 0 ? [] :
    [
        .. Enumerable.Range(1, Thirds.Length - 1).Reverse().Where(t => map.Places.Any(p => p.Band == Thirds[t])).Select(t => new AssetMapKey($"n{(int)Thirds[t]}", SentenceCase.Start(Words[t]))),
    ];

    /// <summary>The best match of each neighbourhood.</summary>
    private Dictionary<AreaCode, MatchedArea> Matched(Asset asset) => reading.Lease.Assets.MatchesForAsset(asset.Id, AreaLevel.Lsoa21, int.MaxValue)
        .GroupBy(m => m.Area.Code).ToDictionary(g => g.Key, g => g.MaxBy(m => m.Match.Score)!);

    private static MapPlace Place(MatchedArea match, MapShape shape, int third) => new(
        match.Area.Code.Value,
        shape.Path,
        AreaAddress.Of(match.Area.Code),
        $"{AreaWords.Full(match.Area)}: {Words[third]}",
        Thirds[third],
        IsWide: false,
        IsHere: false);
}

/// <param name="Class">The class a place is drawn with.</param>
public sealed record AssetMapKey(string Class, string Words);
