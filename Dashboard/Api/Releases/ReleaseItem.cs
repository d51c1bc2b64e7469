namespace HealthNeeds.Dashboard.Api.Releases;

/// <param name="Current">True for the one that current.json names.</param>
internal sealed record ReleaseItem(string Id, DateTimeOffset Published, long Bytes, bool Current);
