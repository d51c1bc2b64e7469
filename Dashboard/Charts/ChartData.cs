using System.Text.Json;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>A chart as the browser module reads it.</summary>
internal static class ChartData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Safe inside a script element: the serializer escapes angle brackets.</summary>
    public static string Json(ChartSpec spec) => JsonSerializer.Serialize(spec, Options);
}
