using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Shell;

/// <summary>Names everything a page is drawn from besides its address: while two stamps are equal, so are the pages.</summary>
internal sealed class PageStamp(ReleaseStore store, RegionSetting regions, BoundaryShelf boundaries)
{
    /// <summary>Letters, digits and hyphens: it stands in an ETag.</summary>
    public string Of(ReleaseInfo release)
    {
        var region = regions.Of(release);
        var outlines = boundaries.Folder(region)?.Version ?? 0;
        return $"{release.Id}-{region.Icb}-{outlines:x}{(store.Problem is null ? string.Empty : $"-kept{Hash(store.Problem)}")}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
