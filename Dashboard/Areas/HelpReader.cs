using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Focus;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Areas;

/// <summary>Gathers an area's matches by asset.</summary>
internal static class HelpReader
{
    public static Help Of(ReleaseReading reading, AreaCode area, string focus)
    {
        var chosen = focus == FocusArea.Overall ? null : focus;
        var catalogue = reading.Assets;
        if (catalogue.Assets.Count == 0)
            return new Help(Catalogued: false, [], []);
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
            .Select(n => new Unanswered(needs.GetValueOrDefault(n.Need, n.Need), n.Reason))
            .ToList();
        return new Help(Catalogued: true, matches, unanswered);
    }

    private static MatchedAsset Gathered(Asset asset, IReadOnlyList<AssetMatch> matches, Dictionary<string, string> needs) => new(
        asset,
        matches[0].Kilometres,
        [.. matches.Select(m => needs.GetValueOrDefault(m.Need, m.Need)).Distinct(StringComparer.Ordinal)],
        [.. matches[0].Reasons],
        matches[0].IsOfThePlace(asset));
}
