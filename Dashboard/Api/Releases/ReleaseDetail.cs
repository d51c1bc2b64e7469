using HealthNeeds.Core.Focus;
using HealthNeeds.Dashboard.Api.Areas;

namespace HealthNeeds.Dashboard.Api.Releases;

/// <param name="Sha256">Of the release's file.</param>
/// <param name="InputHash">Of everything it was made from: the same inputs give the same rankings.</param>
/// <param name="Areas">How many areas of each level it holds.</param>
/// <param name="Sources">How many published data sets; /api/v1/sources lists them.</param>
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
    IReadOnlyList<FocusArea> FocusAreas);
