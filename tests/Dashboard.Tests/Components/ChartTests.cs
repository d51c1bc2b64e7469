using System.Text.Json;
using Bunit;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.SiteLayout;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Components;

/// <summary>A chart as it stands in a page.</summary>
public sealed class ChartTests : BunitContext
{
    private static readonly ChartHeading Heading = new("durations", "How long asking took", "Seconds per pull.", "seconds", 1);

    public ChartTests() => Services.AddSingleton(new AssetLinks(new DefaultEndpointDataSource()));

    [Fact]
    public void Chart_WithoutScript_IsItsTableWithAHeading()
    {
        var chart = Render<Chart>(p => p.Add(c => c.Figure, BarChart.Upright(Heading, "Seconds", ["1 May", "8 May"], [2.5, 1234]))).Find("hn-chart");
        chart.QuerySelector("h3")!.TextContent.Should().Be("How long asking took");
        chart.QuerySelector("details")!.HasAttribute("open").Should().BeTrue();
        chart.QuerySelectorAll("thead th").Select(h => h.TextContent).Should().Equal("Category", "Seconds");
        chart.QuerySelectorAll("tbody tr").Select(r => string.Join(": ", r.Children.Select(c => c.TextContent))).Should().Equal("1 May: 2.5", "8 May: 1,234.0");
    }

    [Fact]
    public void Chart_ForReadersWhoHearIt_IsAPictureNamedByItsHeading()
    {
        var canvas = Render<Chart>(p => p.Add(c => c.Figure, BarChart.Upright(Heading, "Seconds", ["1 May"], [2.5]))).Find("[role=img]");
        canvas.HasAttribute("hidden").Should().BeTrue("there is nothing to hear before the script has drawn it");
        canvas.GetAttribute("aria-labelledby").Should().Be("durations-title");
    }

    [Theory]
    [InlineData("</script><b>Barnsley</b>")]
    [InlineData("Bath & North East Somerset")]
    public void Chart_NamesOfPlaces_AreDataAndNeverMarkup(string name)
    {
        var chart = Render<Chart>(p => p.Add(c => c.Figure, LineChart.Of(Heading, ["2021"], [new ChartLine(name, [new(1)], Strong: true)])));
        var figure = JsonSerializer.Deserialize<JsonElement>(chart.Find("script").TextContent);
        figure.GetProperty("data")[0].GetProperty("name").GetString().Should().Be(name);
        chart.FindAll("thead th")[1].TextContent.Should().Be(name);
        chart.FindAll("b").Should().BeEmpty();
    }
}
