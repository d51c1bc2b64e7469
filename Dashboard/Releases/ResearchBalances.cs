using HealthNeeds.Analytics.Research;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>Research against burden, reckoned from what a release holds.</summary>
internal static class ResearchBalances
{
    /// <summary>Every ICB of the release, most under-served first; empty where nothing bears on the focus area.</summary>
    public static IReadOnlyList<BalancedIcb> Of(ReleaseLease release, string focus, CancellationToken token) =>
        ResearchBalance.Of([.. release.Research.Activity(focus, token).Where(a => a.Population > 0 && a.Burden > 0).Select(a => new IcbResearch(a.Icb, a.Name, a.Population, a.Burden, a.Awards, a.Pounds))]);
}
