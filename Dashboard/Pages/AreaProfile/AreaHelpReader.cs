using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>Gathers an area's matches by asset.</summary>
internal static class AreaHelpReader
{
    public static AreaHelp Of(ReleaseReading reading, AreaCode area, string focus)
    {
        var chosen = focus == FocusArea.Overall ? null : focus;
        var catalogue = reading.Assets;
        if (!catalogue.Assets.Any(a => AssetKinds.IsOfCatalogue(a.Kind)))
            return new AreaHelp(reading.NoAssets, [], []);
        var assets = catalogue.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var needs = catalogue.Needs.ToDictionary(n => n.Id, n => n.Name, StringComparer.Ordinal);
        var matches = reading.Lease.Assets.MatchesForArea(area, chosen)
            .GroupBy(m => m.AssetId)
            .OrderByDescending(g => g.Max(m => m.Score))
            .Select(g => Gathered(assets[g.Key], [.. g.OrderByDescending(m => m.Score)], needs))
            .ToList();
        var unanswered = reading.Lease.Assets.NoMatches(area, chosen)
            .Where(n => n.Area == area)
            .DistinctBy(n => n.Need)
            .Select(n => new UnmatchedNeed(n.Need, needs.GetValueOrDefault(n.Need, n.Need), n.Reason))
            .ToList();
        return new AreaHelp(Missing: null, matches, unanswered);
    }

    private static MatchedAsset Gathered(Asset asset, IReadOnlyList<AssetMatch> matches, Dictionary<string, string> needs) => new(
        asset,
        matches[0].Kilometres,
        [.. matches.Select(m => needs.GetValueOrDefault(m.Need, m.Need)).Distinct(StringComparer.Ordinal)],
        [.. matches[0].Reasons],
        matches[0].IsOfThePlace(asset));
}

/// <summary>Who could help in an area, and what nobody in the catalogue answers.</summary>
/// <param name="Missing">Why the release holds no assets of the region; null where it does.</param>
public sealed record AreaHelp(MissingCatalogue? Missing, IReadOnlyList<MatchedAsset> Matches, IReadOnlyList<UnmatchedNeed> Unanswered);

/// <summary>An asset and every need of the area it answers, its best match first.</summary>
/// <param name="OfThePlace">True where it serves the place in particular or stands next to it; the others serve the whole region.</param>
public sealed record MatchedAsset(Asset Asset, double? Kilometres, IReadOnlyList<string> Needs, IReadOnlyList<string> Reasons, bool OfThePlace);

/// <summary>A need that no listed asset answers here.</summary>
/// <param name="Need">Its name.</param>
public sealed record UnmatchedNeed(string Id, string Need, string Reason);
