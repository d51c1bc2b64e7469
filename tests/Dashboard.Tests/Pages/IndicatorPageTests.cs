using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Analytics.Limits;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class IndicatorPageTests(ApiServer server)
{
    [Fact]
    public async Task IndicatorWithoutFigures_SaysWhy_AndOnWhatTermsItWillCome()
    {
        var page = await server.Page($"/data/indicators/{SmallRelease.NotFetchedYet}");

        page.Body!.Words().Should().Contain("No figures yet: this indicator is fetched live from Office for Health Improvement and Disparities.")
            .And.Contain("Non-commercial use only");
    }

    [Fact]
    public async Task IndicatorWithFigures_DoesNotSayItHasNone() =>
        (await server.Page("/data/indicators/iod2025-ypll")).Body!.Words().Should().NotContain("No figures yet");

    [Theory]
    [InlineData("/data/indicators/iod2025-ypll", 860)]
    [InlineData("/data/indicators/census2021-bad-health?level=msoa21&within=E08000016&sort=name", 30)]
    [InlineData("/data/indicators/hi-smoking?sort=fall", 4)]
    public async Task Download_HoldsEveryRowOfTheTable_InItsOrder(string address, int rows)
    {
        var codes = new List<string>();
        string? next = address;
        var page = await server.Page(address);
        for (var number = 0; next is not null && number < 3; number++)
        {
            page = await server.Page(next);
            codes.AddRange(page.QuerySelectorAll(".figure-table tbody tr").Select(r => r.GetAttribute("data-code")!));
            next = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        var csv = StrictCsv.Table((await server.Client.GetStringAsync(Link(page, "Download CSV"))).TrimStart('\uFEFF'));
        csv.Should().HaveCountGreaterThanOrEqualTo(rows);
        csv.Take(codes.Count).Select(r => r["code"]).Should().Equal(codes);
    }

    [Fact]
    public async Task Places_AreInTheOrderOfTheWorseEnd_AndThoseWithoutAValueLast()
    {
        var rows = await Rows("/api/v1/indicators/iod2025-ypll/values?sort=high&format=csv");
        var known = rows.Where(r => r["value"].Length > 0).Select(r => Number(r["value"])).ToList();
        known.Should().BeInDescendingOrder();
        rows.Skip(known.Count).Should().OnlyContain(r => r["missing"].Length > 0);
        var page = await server.Page("/data/indicators/iod2025-ypll");
        page.QuerySelector("#sort option[selected]")!.Words().Should().Be("Worst first (highest)");
        (await server.Page("/data/indicators/hi-cancer-screening")).QuerySelector("#sort option[selected]")!.Words().Should().Be("Worst first (lowest)");
        (await server.Page("/data/indicators/census2021-aged-0-4")).QuerySelector("#sort option[selected]")!.Words().Should().Be("Highest first", "neither end is the worse one");
    }

    [Fact]
    public async Task Limits_OfCountsWithoutPublishedOnes_AreWilsons_AndSayThatTheyAreReckonedHere()
    {
        var limited = (await Rows("/api/v1/indicators/census2021-bad-health/values?format=csv")).Where(r => r["limits"].Length > 0).ToList();
        limited.Should().NotBeEmpty();
        foreach (var row in limited)
        {
            row["limits"].Should().Be("wilson");
            var expected = ProportionLimits.Wilson(Number(row["count"]), Number(row["denominator"]));
            Number(row["lower"]).Should().BeApproximately(100 * expected.Lower, 1e-9);
            Number(row["upper"]).Should().BeApproximately(100 * expected.Upper, 1e-9);
        }

        (await server.Page("/data/indicators/census2021-bad-health")).QuerySelector("#places")!.Words().Should().Contain("95% limits: reckoned here by Wilson’s method.").And.Contain("A census asks everybody");
        (await Rows("/api/v1/indicators/ons-la-le-birth/values?level=ltla24&format=csv")).Should().OnlyContain(r => r["limits"] == "published");
        (await server.Page("/data/indicators/qof-copd")).QuerySelector("#places")!.Words().Should().Contain("No limits: the publisher gives none, and it is published by GP practice");
    }

    [Fact]
    public async Task Funnel_TellsOfEveryPlaceWhereItLies_AndItsTableNamesThoseOutside()
    {
        var page = await server.Page("/data/indicators/census2021-bad-health?within=E08000016");
        var rows = await Rows("/api/v1/indicators/census2021-bad-health/values?within=E08000016&format=csv");
        var counted = rows.Where(r => r["funnel"].Length > 0).ToList();
        var average = counted.Sum(r => Number(r["count"])) / counted.Sum(r => Number(r["denominator"]));
        foreach (var row in counted)
        {
            var (share, people) = (Number(row["count"]) / Number(row["denominator"]), Number(row["denominator"]));
            var (inner, outer) = (1.959963984540054 * Math.Sqrt(average * (1 - average) / people), 3.090232306167813 * Math.Sqrt(average * (1 - average) / people));
            row["funnel"].Should().Be(share > average + outer ? "above998" : share > average + inner ? "above95" : share < average - outer ? "below998" : share < average - inner ? "below95" : "inside");
        }

        var chart = page.QuerySelector("#funnel-title")!.ParentElement!;
        chart.QuerySelectorAll("tbody tr").Should().HaveCount(counted.Count(r => r["funnel"] != "inside"));
        var drawn = JsonDocument.Parse(chart.QuerySelector("script")!.TextContent).RootElement.GetProperty("data").EnumerateArray().Take(3).Sum(t => t.GetProperty("x").GetArrayLength());
        drawn.Should().Be(counted.Count);
        (await server.Page("/data/indicators/iod2025-ypll")).QuerySelector("#funnel-by-size ~ p")!.Words().Should().StartWith("No funnel plot: ");
    }

    [Fact]
    public async Task Map_AndHistogram_HoldEveryPlace_AndMarkEnglandAndTheIcs()
    {
        var page = await server.Page("/data/indicators/iod2025-ypll");
        page.QuerySelectorAll(".map__places a").Should().HaveCount(860);
        page.QuerySelector(".legend")!.Words().Should().Contain("darker is higher, which is worse");
        using var figure = JsonDocument.Parse(page.QuerySelector("#distribution-title")!.ParentElement!.QuerySelector("script")!.TextContent);
        figure.RootElement.GetProperty("data")[0].GetProperty("y").EnumerateArray().Sum(y => y.GetDouble()).Should().Be((await Rows("/api/v1/indicators/iod2025-ypll/values?format=csv")).Count(r => r["value"].Length > 0));
        figure.RootElement.GetProperty("layout").GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("text").GetString()!).Should().Contain(t => t.StartsWith("England", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("level=ward")]
    [InlineData("sort=worst")]
    [InlineData("sex=both")]
    [InlineData("page=0")]
    [InlineData("within=E08000019&within=E08000016")]
    [InlineData("level=ltla24&within=E08000016")]
    public async Task Value_ThatIsNotUnderstood_IsRefused(string query) =>
        ((int)(await server.Client.GetAsync($"/data/indicators/iod2025-ypll?{query}")).StatusCode).Should().Be(400);

    [Fact]
    public async Task Level_WithoutFigures_OffersThoseThatHaveThem()
    {
        var page = await server.Page("/data/indicators/hi-smoking?level=lsoa21");
        page.QuerySelector("#places")!.Words().Should().Contain("That is not the same as zero.");
        Link(page, "Show local authorities").Should().Be("/data/indicators/hi-smoking?level=ltla24");
    }

    [Fact]
    public async Task Trend_ThatCannotBeCalculated_SaysWhy_OnThePageOfTheIndicatorAndOfTheArea()
    {
        (await server.Page("/data/indicators/hi-smoking")).QuerySelectorAll(".figure-table td[data-label=Trend]").Should().OnlyContain(c => c.Words() == "cannot be calculated: limits or counts are not known for all five");
        (await Rows("/api/v1/indicators/ons-la-le-birth/values?level=ltla24&format=csv")).Should().OnlyContain(r => r["testedTrend"] == "not-calculated" && r["noTrend"] == "too-few-periods" && r["since"] == "2013–15");
        (await server.Page("/areas/E08000016")).QuerySelectorAll(".indicators .trend-none").Select(t => t.Words()).Should().Contain("no trend: no limits held");
    }

    [Fact]
    public async Task Verdicts_OfThePage_AreInItsDownload()
    {
        var downloaded = (await Rows("/api/v1/indicators/iod2025-ypll/values?format=csv")).ToDictionary(r => r["code"], r => r["verdict"], StringComparer.Ordinal);
        var shown = (await server.Page("/data/indicators/iod2025-ypll")).QuerySelectorAll(".figure-table tr[data-code]");
        shown.Should().NotBeEmpty();
        foreach (var row in shown)
            downloaded[row.GetAttribute("data-code")!].Should().Be(row.QuerySelector("td[data-label='Against England']")!.Words().ToLowerInvariant().Replace(' ', '-'));
        downloaded.Values.Should().Contain("worse").And.Contain("better");
    }

    [Theory]
    [InlineData("/data/indicators?q=smoking", true)]
    [InlineData("/data/indicators", false)]
    public async Task Download_BelowWhatWordsFind_SaysThatItHasAll(string address, bool said)
    {
        var all = (await server.Get("/api/v1/indicators")).GetProperty("items").GetArrayLength();
        (await server.Page(address)).QuerySelector("#download")!.Words().EndsWith($"Each file holds all {all}.", StringComparison.Ordinal).Should().Be(said);
    }

    private static string Link(IParentNode page, string words) => page.QuerySelectorAll("#places a").First(a => a.Words() == words).GetAttribute("href")!;

    private async Task<List<Dictionary<string, string>>> Rows(string address) => [.. StrictCsv.Table((await server.Client.GetStringAsync(address)).TrimStart('\uFEFF'))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
