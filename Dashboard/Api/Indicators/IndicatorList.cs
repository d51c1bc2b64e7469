using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Indicators;

internal sealed record IndicatorList(ReleaseStamp Release, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<IndicatorItem> Items);
