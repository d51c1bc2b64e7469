using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class DrawsTests(ApiServer server)
{
    /// <summary>Against /api/v1/scenario at declared weights, which ranks all of the release's draws.</summary>
    [Theory]
    [InlineData("level=msoa21")]
    [InlineData("focus=cancer&kind=burden&within=E08000016")]
    public async Task RankingTheDraws_GivesTheChancesOfAllOfThem_WithinTheirError(string query)
    {
        var (drawn, all) = (await server.Get($"/api/v1/draws?{query}&draws=200"), await server.Get($"/api/v1/scenario?{query}"));
        var count = drawn.GetProperty("draws").GetInt32();
        count.Should().BeInRange(1, 200);
        drawn.GetProperty("ofDraws").GetInt32().Should().BeGreaterThanOrEqualTo(count);
        var items = drawn.GetProperty("items").EnumerateArray().ToList();
        var chances = all.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("code").GetString()!, i => i.GetProperty("worstTenth").GetDouble());
        items.Should().HaveSameCount(chances);
        var tenth = (int)Math.Round(items.Count / 10.0, MidpointRounding.AwayFromZero);
        var values = items.Select(i => i.GetProperty("draws").EnumerateArray().Select(d => d.GetSingle()).ToArray()).ToList();
        values.Should().OnlyContain(v => v.Length == count);
        for (var i = 0; i < items.Count; i++)
        {
            var share = Enumerable.Range(0, count).Count(d => values.Count(other => other[d] > values[i][d]) < tenth) / (double)count;
            items[i].GetProperty("worstTenthInDraws").GetDouble().Should().BeApproximately(share, 1e-9);
            var p = chances[items[i].GetProperty("code").GetString()!];
            Math.Abs(share - p).Should().BeLessThanOrEqualTo(4 * Math.Sqrt(Math.Max(p * (1 - p), 1.0 / count) / count));
        }
    }

    [Fact]
    public async Task FewerDraws_AreTheFirstOfMore_AndTheCsvIsTheAnswer()
    {
        var (few, many) = (await server.Get("/api/v1/draws?level=msoa21&draws=3"), await server.Get("/api/v1/draws?level=msoa21&draws=8"));
        foreach (var (a, b) in few.GetProperty("items").EnumerateArray().Zip(many.GetProperty("items").EnumerateArray()))
            a.GetProperty("draws").EnumerateArray().Select(d => d.GetSingle()).Should().Equal(b.GetProperty("draws").EnumerateArray().Take(3).Select(d => d.GetSingle()));
        var records = StrictCsv.Records((await server.Client.GetStringAsync("/api/v1/draws?level=msoa21&draws=3&format=csv")).TrimStart('\uFEFF'));
        records[0].TakeLast(3).Should().Equal("draw1", "draw2", "draw3");
        var items = few.GetProperty("items").EnumerateArray().ToList();
        records.Skip(1).Select(r => r[0]).Should().Equal(items.Select(i => i.GetProperty("code").GetString()));
        records.Skip(1).Select(r => float.Parse(r[^1])).Should().Equal(items.Select(i => i.GetProperty("draws")[2].GetSingle()), "no digit is lost");
    }

    [Fact]
    public async Task Page_ShowsTheFirstPlacesOfTheApi_AndEachPairOfFocusAreas()
    {
        const string Address = "level=msoa21&draws=20&indicator=census2021-bad-health";
        var page = await server.Page($"/draws?{Address}");
        var drawn = await server.Get("/api/v1/draws?level=msoa21&draws=20");
        page.QuerySelectorAll(".draw-table tbody tr").Select(r => r.GetAttribute("data-code")).Should().Equal(drawn.GetProperty("items").EnumerateArray().Take(10).Select(i => i.GetProperty("code").GetString()));
        var focuses = await server.Get("/api/v1/correlations?level=msoa21&draws=20");
        var pairs = focuses.GetProperty("items").EnumerateArray().ToList();
        pairs.Should().HaveCount(FixtureFocusAreas.All.Count * (FixtureFocusAreas.All.Count - 1) / 2);
        page.QuerySelectorAll(".rho-map .rho strong").Should().HaveCount(pairs.Count);
        pairs.Should().OnlyContain(p => p.GetProperty("lower").GetDouble() <= p.GetProperty("upper").GetDouble());
        page.QuerySelector("#draws-of")!.Words().Should().Contain("belong together");
        page.QuerySelector("main")!.Words().Should().Contain("These are figures about places");
        foreach (var link in page.QuerySelectorAll("a[href*='format=csv']").Select(a => a.GetAttribute("href")!))
            (await server.Client.GetAsync(link)).IsSuccessStatusCode.Should().BeTrue(link);
    }

    [Fact]
    public async Task Indicator_IsSetAgainstEachOther_TheStrongestFirst_WithWhatTheyShare()
    {
        var answer = await server.Get("/api/v1/correlations?indicator=census2021-bad-health");
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        items.Should().NotBeEmpty().And.OnlyContain(i => i.GetProperty("other").GetString() != "census2021-bad-health");
        var known = items.TakeWhile(i => i.GetProperty("rho").ValueKind == JsonValueKind.Number).ToList();
        known.Select(i => Math.Abs(i.GetProperty("rho").GetDouble())).Should().BeInDescendingOrder().And.NotBeEmpty();
        foreach (var untold in items.Skip(known.Count)) untold.GetProperty("reason").GetString().Should().StartWith("Not known");
        foreach (var census in items.Where(i => i.GetProperty("other").GetString()!.StartsWith("census2021", StringComparison.Ordinal))) census.GetProperty("together").GetString().Should().StartWith("Both are from");
        var records = StrictCsv.Records((await server.Client.GetStringAsync("/api/v1/correlations?indicator=census2021-bad-health&format=csv")).TrimStart('\uFEFF'));
        records.Skip(1).Select(r => r[2]).Should().Equal(items.Select(i => i.GetProperty("other").GetString()));
        var page = await server.Page("/draws?indicator=census2021-bad-health");
        page.QuerySelectorAll(".rho-table tbody tr").Select(r => r.GetAttribute("data-indicator")).Should().Equal(items.Select(i => i.GetProperty("other").GetString()));
    }

    [Fact]
    public async Task FourAuthorities_AreTooFewPairs()
    {
        var answer = await server.Get("/api/v1/correlations?level=ltla24");
        answer.GetProperty("items").EnumerateArray().Should().NotBeEmpty().And.OnlyContain(i => i.GetProperty("rho").ValueKind == JsonValueKind.Null && i.GetProperty("reason").GetString() == "Not known: 4 pairs, below 30.");
        (await server.Page("/draws?level=ltla24")).QuerySelector(".rho-map")!.Words().Should().Contain("4 pairs, below 30");
    }

    [Theory]
    [InlineData("/api/v1/draws?draws=0", 400)]
    [InlineData("/api/v1/draws?draws=201", 400)]
    [InlineData("/api/v1/draws?draws=-1", 400)]
    [InlineData("/api/v1/draws?focus=gout", 400)]
    [InlineData("/api/v1/draws?indicator=census2021-bad-health", 400)]
    [InlineData("/api/v1/correlations?indicator=census2021-bad-health&within=E92000001", 400)]
    [InlineData("/api/v1/correlations?indicator=gout", 404)]
    [InlineData("/api/v1/correlations?indicator=%3Cscript%3E", 400)]
    public async Task WhatCannotBeAsked_IsRefused_WithWhatIsAllowed(string address, int status) =>
        (await server.Refusal(address, status)).GetProperty("allowed").GetArrayLength().Should().BePositive();

    [Theory]
    [InlineData("/draws?draws=0", 400)]
    [InlineData("/draws?indicator=gout", 404)]
    [InlineData("/draws?kind=wealth", 400)]
    public async Task Page_RefusesInWords(string address, int status) => ((int)(await server.Client.GetAsync(address)).StatusCode).Should().Be(status);
}
