using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <param name="Items">The newest period held of each indicator at the area's level, by domain and name.</param>
internal sealed record AreaFigureList(ReleaseStamp Release, AreaItem Area, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<AreaFigure> Items);
