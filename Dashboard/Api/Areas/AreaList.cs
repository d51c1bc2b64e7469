using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <param name="Level">Null where a search looked at every level.</param>
internal sealed record AreaList(ReleaseStamp Release, string? Level, AreaStamp Within, string? Search, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<AreaItem> Items);
