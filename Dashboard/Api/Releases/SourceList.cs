namespace HealthNeeds.Dashboard.Api.Releases;

internal sealed record SourceList(ReleaseStamp Release, IReadOnlyList<SourceItem> Items);
