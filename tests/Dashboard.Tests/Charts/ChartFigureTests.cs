using System.Text.Json;
using HealthNeeds.Dashboard.Charts;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Histogram = HealthNeeds.Dashboard.Charts.DistributionChart;

namespace HealthNeeds.Dashboard.Tests.Charts;

/// <summary>The figures that pages draw: what plotly.js is handed, and what the table beside it says.</summary>
public sealed class ChartFigureTests
{
    private static readonly ChartHeading Heading = new("test", "Life expectancy", "Years.", "years", 1);
    private static readonly string[] Periods = ["2019–21", "2020–22", "2021–23"];
    private static readonly ChartLine Barnsley = new("Barnsley", [new(77.9, 77.6, 78.3), default, new(78.1)], Strong: true);
    private static readonly ChartLine Doncaster = new("Doncaster", [new(76.4, 76.1, 76.7), new(76.5), new(76.2)], Strong: false);
    private static readonly ChartFigure Lines = LineChart.Of(Heading, Periods, [Doncaster, Barnsley]);

    [Fact]
    public void Lines_DrawThePlaceOfThePageOverTheOthers_WithItsLimitsOnly()
    {
        var traces = Lines.Traces.Cast<Scatter>().ToDictionary(t => t.Name);
        traces["Barnsley"].ZOrder.Should().BeGreaterThan(traces["Doncaster"].ZOrder!.Value);
        traces["Barnsley"].Line.Width.Should().BeGreaterThan(traces["Doncaster"].Line.Width!.Value);
        traces["Barnsley"].ErrorY.Should().BeEquivalentTo(new { Visible = true, Symmetric = false, Array = new object?[] { 0.4m, null, null }, ArrayMinus = new object?[] { 0.3m, null, null } });
        traces["Doncaster"].ErrorY.Visible.Should().BeFalse();
        traces.Values.Should().OnlyContain(t => t.Mode == (ModeFlag.Lines | ModeFlag.Markers) && t.ConnectGaps == false);
        Lines.Layout.ShowLegend.Should().BeFalse("each line is named at its end");
        Lines.Layout.Annotations.Select(a => (a.Text, a.X, a.Y)).Should().Equal(("Doncaster", 2, 76.2), ("Barnsley", 2, 78.1));
    }

    [Fact]
    public void Lines_AsPlotlyTakesThem_KeepGapsAndNames()
    {
        var figure = Json(Lines);
        var barnsley = figure.GetProperty("data")[1];
        barnsley.GetProperty("type").GetString().Should().Be("scatter");
        barnsley.GetProperty("mode").GetString().Should().Be("lines+markers");
        barnsley.GetProperty("x").EnumerateArray().Select(x => x.GetString()).Should().Equal(Periods);
        barnsley.GetProperty("y").GetRawText().Should().Be("[77.9,null,78.1]");
        barnsley.GetProperty("error_y").GetProperty("arrayminus").GetRawText().Should().Be("[0.3,null,null]");
        barnsley.GetProperty("hovertemplate").GetString().Should().Be("%{x}: %{y:,.1f} years<extra>Barnsley</extra>");
        figure.GetProperty("layout").GetProperty("xaxis").GetProperty("type").GetString().Should().Be("category");
        figure.GetProperty("config").GetRawText().Should().Be("""{"displayModeBar":false,"responsive":true}""");
        figure.GetRawText().Should().NotContain("Plotly", "no type name of ours is data");
    }

    [Fact]
    public void Names_AtTheEndsOfLinesThatMeet_DoNotCoverEachOther()
    {
        var figure = LineChart.Of(Heading, Periods, [new("A", [new(70), new(80), new(75)], Strong: false), new("B", [new(60), new(80), new(75.1)], Strong: false), new("England", [new(72), new(73)], Strong: true) { IsReference = true }]);
        var heights = figure.Layout.Annotations.Select(a => (double)a.Y).ToList();
        heights.Zip(heights.Skip(1), (low, high) => high - low).Should().OnlyContain(gap => gap > 1.4, "20 years over 260 pixels leave about 1.2 to a line of words");
        figure.Layout.Annotations.Single(a => a.Text == "England").X.Should().Be(1, "its line ends there");
        LineChart.Of(Heading, Periods, [Barnsley]).Layout.Annotations.Should().BeNull("one line is what the heading says");
    }

    [Fact]
    public void Histogram_MarksWhatPlacesAreComparedWith_WithinItsSteps()
    {
        var figure = Histogram.Of([.. Enumerable.Range(0, 33).Select(i => (double)i)], "Spread", "Of 33 places.", 0, [new("England 40", 40), new("South Yorkshire 20", 20)])!;
        ((Bar)figure.Traces[0]).X.Should().EndWith("38 to 40", "the steps reach to the marks");
        figure.Layout.Shapes.Select(s => s.X0).Should().Equal(15.5, 7.5);
        figure.Layout.Annotations.Select(a => a.Text).Should().Equal("England 40", "South Yorkshire 20");
    }

    [Fact]
    public void Table_HoldsEveryTrace_WithLimitsWhereThereAreSome()
    {
        var table = ChartTable.Of(Lines);
        (table.Labels, string.Join('|', table.Columns)).Should().Be(("Period", "Doncaster|Barnsley"));
        table.Rows.Select(r => $"{r.Label}: {string.Join(" | ", r.Cells)}").Should().Equal(
            "2019–21: 76.4 (76.1 to 76.7) | 77.9 (77.6 to 78.3)",
            "2020–22: 76.5 | –",
            "2021–23: 76.2 | 78.1");
    }

    [Fact]
    public void Bars_ThatRunToTheRight_HaveTheFirstOnTop()
    {
        var figure = BarChart.Ranked(Heading with { Decimals = 3 }, "Rank agreement", ["Model in use", "Ridge"], [new(.912, .9, .93), new(.87)]);
        var bars = figure.Traces.Should().ContainSingle().Which.Should().BeOfType<Bar>().Subject;
        bars.Y.Should().Equal("Model in use", "Ridge");
        bars.X.Should().Equal(.912, .87);
        bars.ErrorX.Array.Should().Equal(0.018m, null);
        Json(figure).GetProperty("layout").GetProperty("yaxis").GetProperty("autorange").GetString().Should().Be("reversed");
        ChartTable.Of(figure).Rows.Select(r => $"{r.Label}: {r.Cells[0]}").Should().Equal("Model in use: 0.912 (0.900 to 0.930)", "Ridge: 0.870");
    }

    [Fact]
    public void Histogram_PutsEachPlaceInOneStep_TheGreatestInTheLast()
    {
        var figure = Histogram.Of([.. Enumerable.Range(0, 33).Select(i => (double)i)], "Spread", "Of 33 places.", 0)!;
        var bars = (Bar)figure.Traces[0];
        bars.Y.Cast<double>().Should().Equal([.. Enumerable.Repeat(2d, 15), 3d]);
        bars.X.Should().HaveCount(16).And.StartWith("0 to 2").And.EndWith("30 to 32");
        ChartTable.Of(figure).Rows[^1].Should().BeEquivalentTo(new ChartRow("30 to 32", ["3"]));
    }

    [Theory]
    [InlineData(77.9, 77.6, 78.3)]
    [InlineData(0.3, 0.1, 0.7)]
    [InlineData(1.15, 1.05, 1.25)]
    [InlineData(33755, 33000.5, 34000.25)]
    public void Limits_ReadFromTheDrawnBars_AreThosePublished(double value, double lower, double upper) =>
        ChartLimits.Of([new(value, lower, upper)])!.At(0, value).Should().Be((lower, upper));

    [Fact]
    public void Limits_OfPointsThatHaveOneOrNone_AreNotDrawn() => ChartLimits.Of([new(1, Lower: 0), new(2)]).Should().BeNull();

    [Fact]
    public void Table_OfATraceItCannotRead_IsRefused() =>
        FluentActions.Invoking(() => ChartTable.Of(Lines with { Traces = [new Pie()] })).Should().Throw<NotSupportedException>().WithMessage("*found Pie*");

    private static JsonElement Json(ChartFigure figure) => JsonSerializer.Deserialize<JsonElement>(ChartJson.Of(figure));
}
