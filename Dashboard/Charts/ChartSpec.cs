namespace HealthNeeds.Dashboard.Charts;

/// <summary>What a chart shows; its table twin shows the same.</summary>
/// <param name="Id">Unique on its page.</param>
/// <param name="Kind">"line", "bar" or "ranked" (bars that run to the right, for long labels).</param>
/// <param name="Labels">Along the horizontal axis: periods or categories.</param>
public sealed record ChartSpec(string Id, string Title, string Note, string Kind, string Unit, int Decimals, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series);
