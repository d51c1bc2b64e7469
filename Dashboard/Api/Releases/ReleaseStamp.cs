namespace HealthNeeds.Dashboard.Api.Releases;

/// <summary>Which release an answer was read from.</summary>
internal sealed record ReleaseStamp(string Id, DateTimeOffset Published);
