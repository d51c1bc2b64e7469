namespace HealthNeeds.Dashboard.Api.Releases;

/// <param name="Items">Newest first.</param>
internal sealed record ReleaseList(IReadOnlyList<ReleaseItem> Items);
