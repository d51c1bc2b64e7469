namespace HealthNeeds.Dashboard.Api.Sources;

/// <param name="Now">When this was read: it changes while a release is served.</param>
internal sealed record SourceStatusList(DateTimeOffset Now, IReadOnlyList<SourceStatusItem> Items);
