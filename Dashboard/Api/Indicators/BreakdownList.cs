using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <param name="Items">England, then the authorities inside 'within', every period; empty where the publisher gives no breakdowns.</param>
internal sealed record BreakdownList(ReleaseStamp Release, IndicatorItem Indicator, AreaStamp Within, string Licence, string Attribution, IReadOnlyList<BreakdownItem> Items);
