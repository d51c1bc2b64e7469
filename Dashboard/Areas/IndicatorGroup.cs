namespace HealthNeeds.Dashboard.Areas;

/// <param name="Shown">Those that differ most from England, worse first.</param>
/// <param name="More">The rest, folded away.</param>
public sealed record IndicatorGroup(string Name, string Words, IReadOnlyList<IndicatorRow> Shown, IReadOnlyList<IndicatorRow> More);
