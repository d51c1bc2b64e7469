using HealthNeeds.Core.Releases;

namespace HealthNeeds.Store.Releases;

/// <summary>A release as it lies in the directory. Its content has not been checked.</summary>
/// <param name="Version">Of its content; null where it cannot be read.</param>
/// <param name="Previous">Id of the release it was compared with when it was made; null for the first of a line.</param>
/// <param name="Reasons">Why its version went on from that one, greatest first.</param>
/// <param name="Problem">Why it cannot be read, as an older schema; null where it can.</param>
public sealed record ListedRelease(string Id, DateTimeOffset Published, long Bytes, bool IsCurrent, DataVersion? Version, string? Previous, IReadOnlyList<string> Reasons, string? Problem);
