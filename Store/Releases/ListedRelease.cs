namespace HealthNeeds.Store.Releases;

/// <summary>A release as it lies in the directory. Its content has not been checked.</summary>
public sealed record ListedRelease(string Id, DateTimeOffset Published, long Bytes, bool IsCurrent);
