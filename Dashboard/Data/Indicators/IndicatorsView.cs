using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Sources;

namespace HealthNeeds.Dashboard.Data.Indicators;

/// <summary>The dictionary of indicators.</summary>
/// <param name="WithFigures">Ids of the indicators this release holds figures of.</param>
/// <param name="Text">Words sought in names and definitions, or null.</param>
public sealed record IndicatorsView(IReadOnlyList<Indicator> Found, int All, string? Text, IReadOnlyDictionary<string, Source> Sources, IReadOnlySet<string> WithFigures);
