using HealthNeeds.Core.Indicators;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Data.Running;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Data.Sources;

/// <summary>Everything the page of one source shows.</summary>
/// <param name="Count">Its part in the release; null where the release does not know it.</param>
/// <param name="Held">The periods of the figures the release holds; null where it holds none.</param>
/// <param name="Durations">How long the last pulls took; null where there are fewer than two.</param>
public sealed record SourceView(SourceFreshness Freshness, SourceCount? Count, string? Held, IReadOnlyList<Indicator> Indicators, ChartSpec? Durations, RunningView Running);
