using System.Globalization;
using HealthNeeds.Analytics.Research;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>Research against burden, reckoned from what a release holds.</summary>
internal static class ResearchBalances
{
    private const string Nothing = "No award of an organisation whose location is known is about this focus area, or it is not ranked.";

    /// <returns>Every ICB of the release, most under-served first; or none, and why.</returns>
    public static (IReadOnlyList<BalancedIcb> Icbs, string? Reason) Of(ReleaseLease release, string focus, CancellationToken token)
    {
        if (release.Research.PlacedShare(focus, token) is not { } placed)
            return ([], Nothing);
        if (placed < ResearchBalance.LeastPlaced)
            return ([], string.Create(CultureInfo.InvariantCulture, $"ICBs are not compared: registers give a location for {Math.Floor(placed * 100):0}% of the awards about this focus area, and {ResearchBalance.LeastPlaced * 100:0}% is needed. Locations known only from the region's own catalogue do not count."));
        var icbs = release.Research.Activity(focus, token).Where(a => a.Population > 0 && a.Burden > 0);
        var balanced = ResearchBalance.Of([.. icbs]);
        return (balanced, balanced.Count > 0 ? null : Nothing);
    }
}
