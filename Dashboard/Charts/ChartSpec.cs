using System.Text.Json;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>What a chart shows; its table twin shows the same.</summary>
/// <param name="Id">Unique on its page.</param>
/// <param name="Kind">"line", "bar" or "ranked" (bars that run to the right, for long labels).</param>
/// <param name="Labels">Along the horizontal axis: periods or categories.</param>
public sealed record ChartSpec(string Id, string Title, string Note, string Kind, string Unit, int Decimals, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series);

/// <summary>One line or set of bars. A value that is not there is null, never zero.</summary>
/// <param name="Strong">The one the chart is about; the others are drawn quietly.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, bool Strong)
{
    /// <summary>95% limits beside the values, where published.</summary>
    public IReadOnlyList<double?> Lower { get; init; } = [];

    public IReadOnlyList<double?> Upper { get; init; } = [];
}

/// <summary>A chart as the browser module reads it.</summary>
internal static class ChartData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Safe inside a script element: the serializer escapes angle brackets.</summary>
    public static string Json(ChartSpec spec) => JsonSerializer.Serialize(spec, Options);
}
