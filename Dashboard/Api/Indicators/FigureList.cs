using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <param name="Period">Null where the indicator has no figure at this level.</param>
/// <param name="Items">Every area of the level inside 'within', by name: one without a figure says why.</param>
internal sealed record FigureList(
    ReleaseStamp Release,
    IndicatorItem Indicator,
    string Level,
    AreaStamp Within,
    string? Period,
    string Sex,
    string Licence,
    string Attribution,
    IReadOnlyList<FigureItem> Items);
