using System.Text.Json;
using System.Text.Json.Serialization;
using Plotly.Blazor;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>A figure as plotly.js takes it: an object of data, layout and config.</summary>
internal static class ChartJson
{
    // Plotly.Blazor writes its figures with these, for a page with a circuit.
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PolymorphicConverter<ITrace>() },
    };

    /// <summary>Safe inside a script element: the serializer escapes angle brackets.</summary>
    public static string Of(ChartFigure figure) => JsonSerializer.Serialize(new { data = figure.Traces, layout = figure.Layout, config = figure.Config }, Options);

    /// <summary>Reads the shape of every kind of trace once, which takes a third of a second, so that no reader waits for it.</summary>
    public static void Warm()
    {
        var heading = new ChartHeading(string.Empty, string.Empty, string.Empty, string.Empty, 0);
        _ = Of(LineChart.Of(heading, ["1", "2"], [new ChartLine("1", [new(1, 0, 2), default], Strong: true), new ChartLine("2", [new(1), new(2)], Strong: false)]));
        _ = Of(BarChart.Upright(heading, "1", ["1"], [1]));
        _ = Of(BarChart.Ranked(heading, "1", ["1"], [new(1, 0, 2)]));
    }
}
