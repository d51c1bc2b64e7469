using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Which assets complement each other: both open and at work on the same need, of different worlds, one at hand where the other is not.</summary>
internal sealed class ComplementPairs(AssetCatalogue catalogue, PressedPlaces pressed)
{
    private const int Most = 5;

    /// <returns>Those whose joint work would bring the need's answer to most pressed neighbourhoods, first.</returns>
    public IReadOnlyList<AssetPair> Of(Asset asset)
    {
        if (asset.Status != AssetStatuses.Open)
            return [];
        return catalogue.Assets
            .Where(o => o.Id != asset.Id && o.Status == AssetStatuses.Open && Worlds.Of(o) != Worlds.Of(asset))
            .SelectMany(o => o.Needs.Intersect(asset.Needs).Select(n => new AssetPair(n, o.Id, Relation(asset, o), Gained(n, asset, o))))
            .Where(p => p.Neighbourhoods > 0)
            .GroupBy(p => p.Other).Select(g => g.MaxBy(p => p.Neighbourhoods)!)
            .OrderByDescending(p => p.Relation is not null).ThenByDescending(p => p.Neighbourhoods).ThenBy(p => p.Other, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
    }

    private int Gained(string need, Asset one, Asset other) => pressed.Of(need).Count(p =>
        p.IsReachedBy(one) && p.IsReachedBy(other) && PressedPlaces.IsAtHand(one, p) != PressedPlaces.IsAtHand(other, p));

    private string? Relation(Asset one, Asset other) =>
        catalogue.Links.FirstOrDefault(l => (l.From == one.Id && l.To == other.Id) || (l.From == other.Id && l.To == one.Id)) is { } link
            ? link.From == one.Id ? $"It {link.Relation} {other.Name}" : $"{other.Name} {link.Relation} it"
            : null;
}
