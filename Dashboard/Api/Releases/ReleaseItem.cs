using HealthNeeds.Core.Changes;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Releases;

/// <param name="Current">True for the one that current.json names.</param>
/// <param name="Version">Of the data: major for method or geography, minor for periods or indicators, patch for corrections. Null where the release cannot be read.</param>
/// <param name="Previous">The release it followed; null for the first of a line.</param>
/// <param name="Reasons">Why its version went on from that one, greatest first.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
internal sealed record ReleaseItem(string Id, DateTimeOffset Published, long Bytes, bool Current, DataVersion? Version, string? Previous, IReadOnlyList<string> Reasons, string? Problem)
{
    public static ReleaseItem Of(ListedRelease release) =>
        new(release.Id, release.Published, release.Bytes, release.IsCurrent, release.Version, release.Previous, release.Reasons, release.Problem);
}
