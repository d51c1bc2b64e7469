using HealthNeeds.Core.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Releases;

/// <param name="Items">Newest first.</param>
internal sealed record ReleaseList(IReadOnlyList<ReleaseItem> Items);

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

/// <param name="Sha256">Of the release's file.</param>
/// <param name="InputHash">Of everything it was made from: the same inputs give the same rankings.</param>
/// <param name="Areas">How many areas of each level it holds.</param>
/// <param name="Sources">How many published data sets; /api/v1/sources lists them.</param>
/// <param name="OwnIndicators">Ids of indicators that this installation added: shown, and never ranked by. Empty for a release of official statistics alone.</param>
internal sealed record ReleaseDetail(
    ReleaseStamp Release,
    DateTimeOffset Created,
    string Sha256,
    string RunId,
    int SchemaVersion,
    string ProductVersion,
    RegionStamp Region,
    int Seed,
    string InputHash,
    IReadOnlyDictionary<string, int> Areas,
    int Sources,
    IReadOnlyList<string> OwnIndicators,
    IReadOnlyList<FocusArea> FocusAreas);

/// <summary>Which release an answer was read from.</summary>
internal sealed record ReleaseStamp(string Id, DateTimeOffset Published);

/// <param name="Within">The area code that 'within' stands for where it is not given.</param>
internal sealed record RegionStamp(string Id, string Name, string Within);
