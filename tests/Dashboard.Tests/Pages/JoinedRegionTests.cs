using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Tests.Hosting;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>Regions of two ICBs, of authorities across ICBs, inside one and of one authority alone: 860 LSOAs of South Yorkshire, 337 of Cornwall.</summary>
[Collection(nameof(PairServer))]
public sealed class JoinedRegionTests(PairServer server)
{
    public static TheoryData<string, string> Addresses
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var region in new[] { PairServer.Both, PairServer.Across, PairServer.Alone })
            {
                foreach (var address in new[]
                         {
                             "/?focus=cancer&level=msoa21", "/?level=ltla24", "/areas/E01007317?focus=cancer", "/areas/E02001509", "/areas/E08000016", "/assets", "/data", "/data/models", "/data/changes",
                             "/data/indicators/iod2025-ypll", "/plan", "/test-beds", "/gaps", "/hot-spots?level=msoa21", "/inequality", "/what-if?level=msoa21&weights=cancer:2", "/draws?level=msoa21", "/conditions",
                             "/conditions/diabetes-blood-pressure", "/compare?areas=E08000016,E06000052", "/search?q=Barnsley", "/briefing/ranking?level=msoa21", "/briefing/areas/E01007317",
                         })
                    data.Add(region, address);
            }

            return data;
        }
    }

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { [PairServer.Both] = "York and Kernow", [PairServer.Across] = "Barnsley and Cornwall", [PairServer.Inner] = "The Dearne", [PairServer.Alone] = "Barnsley alone" };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task EveryPage_IsOfTheRegion_AndItsLinksKeepIt(string region, string address)
    {
        var page = await server.Page(In(address, region));
        page.QuerySelector("main")!.Words().Should().NotContain("_E0").And.NotContain("_E5", "codes that are joined are no words");
        if (page.QuerySelector(".release-line") is { } line)
            line.Words().Should().StartWith(Names[region]);
        page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Where(h => !PinTests.IsLive(h) && !h.Contains("region=E54")).Should().OnlyContain(h => h.Contains($"region={region}"));
    }

    [Theory]
    [InlineData(PairServer.Both, "lsoa21", 1197)]
    [InlineData(PairServer.Both, "msoa21", 245)]
    [InlineData(PairServer.Both, "ltla24", 6)]
    [InlineData(PairServer.Across, "ltla24", 2)]
    [InlineData(PairServer.Inner, "ltla24", 2)]
    [InlineData(PairServer.Alone, "ltla24", 1)]
    public async Task Ranks_AreAmongAllPlacesOfTheRegion_OnPageMapAndApi(string region, string level, int areas)
    {
        var page = await server.Page(In($"/?level={level}", region));
        page.QuerySelector(".lead")!.Words().Should().Contain(Names[region]);
        page.QuerySelectorAll(".map__places a").Should().HaveCount(areas);
        var list = await server.Get(In($"/api/v1/rankings?level={level}", region));
        list.GetProperty("areas").GetInt32().Should().Be(areas);
        var items = list.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("code").GetString()).Take(page.Codes().Count).Should().Equal(page.Codes());
        items.Select(i => i.GetProperty("rank").GetProperty("median").GetInt32()).Should().BeInAscendingOrder().And.OnlyContain(m => m >= 1 && m <= areas);
    }

    /// <summary>The list and the engine that draws it agree place by place; what is of England stays what the release holds.</summary>
    [Theory]
    [InlineData(PairServer.Both, "unmet")]
    [InlineData(PairServer.Across, "burden")]
    [InlineData(PairServer.Inner, "unmet")]
    public async Task Ranks_AreThoseOfTheReleasesDraws_AndChancesOfEnglandTheReleasesOwn(string region, string kind)
    {
        var list = (await server.Get(In($"/api/v1/rankings?level=msoa21&kind={kind}", region))).GetProperty("items").EnumerateArray().ToList();
        var drawn = (await server.Get(In($"/api/v1/scenario?level=msoa21&kind={kind}", region))).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("code").GetString()!);
        list.Should().HaveCount(drawn.Count);
        foreach (var item in list)
        {
            var twin = drawn[item.GetProperty("code").GetString()!];
            Range(item.GetProperty("rank")).Should().Be(Range(twin.GetProperty("rank"))).And.Be(Range(twin.GetProperty("declaredRank")));
        }

        var england = (await server.Get($"/api/v1/rankings?level=msoa21&kind={kind}&within=E92000001")).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("code").GetString()!);
        list.Should().OnlyContain(i => i.GetProperty("pWorstTenth").GetDouble() == england[i.GetProperty("code").GetString()!].GetProperty("pWorstTenth").GetDouble());
    }

    [Fact]
    public async Task Profile_RanksThePlaceInTheRegion_AndOneOutsideSaysSo()
    {
        (await server.Page(In("/areas/E01007317", PairServer.Both))).QuerySelector(".area-head__lead")!.Words().Should().Contain("of 1,197 York and Kernow neighbourhoods");
        var inner = await server.Page(In("/areas/E08000016", PairServer.Inner));
        inner.QuerySelector(".area-head__lead")!.Words().Should().Contain("of 2 The Dearne local authorities");
        inner.QuerySelector(".chips")!.Words().Should().Contain("of its ICS").And.NotContain("The Dearne ICS");
        inner.QuerySelector(".spine-key")!.Words().Should().Contain("the median of South Yorkshire.", "a place's figures are set beside its own ICB's");
        (await server.Page(In("/areas/E08000019", PairServer.Inner))).QuerySelector(".area-head__lead")!.Words().Should().Contain("It lies outside The Dearne");
    }

    [Fact]
    public async Task CompareOf_TheRegion_SetsItsOwnMedianBeside()
    {
        var page = await server.Page(In("/compare?areas=E01007317,E01007318", PairServer.Across));
        page.QuerySelectorAll(".rug thead th").Select(h => h.TextContent.Trim()).Should().Contain("Region").And.NotContain("ICS");
        page.QuerySelectorAll("td[data-label=Region]").Should().NotBeEmpty().And.OnlyContain(c => c.Words().Length > 0);
    }

    /// <summary>Worked out here anew from the release's figures, of every indicator that the page shows; none where fewer than nine in ten places have a figure.</summary>
    [Theory]
    [InlineData("south-yorkshire", "E54000061")]
    [InlineData(PairServer.Both, "E54000061,E54000036")]
    [InlineData(PairServer.Across, "E08000016,E06000052")]
    public async Task MedianOf_TheRegion_IsTheMiddleOfItsPlacesFigures(string region, string parts)
    {
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        var within = AreaCode.Joined(parts.Split(',').Select(c => new AreaCode(c)));
        var places = lease.Areas.List(AreaLevel.Lsoa21, within).Count;
        var decimals = lease.Indicators.All().ToDictionary(i => i.Id, i => i.Decimals);
        var items = (await server.Get(In($"/api/v1/compare?areas=E01007317", region))).GetProperty("items").EnumerateArray().ToList();
        var rows = (await server.Page(In($"/compare?areas=E01007317", region))).QuerySelectorAll("tr[data-indicator]").ToList();
        rows.Select(r => r.GetAttribute("data-indicator")).Should().Equal(items.Select(i => i.GetProperty("indicator").GetString()));
        var known = 0;
        foreach (var (item, row) in items.Zip(rows))
        {
            var id = new IndicatorId(item.GetProperty("indicator").GetString()!);
            var values = lease.Indicators.Values(id, AreaLevel.Lsoa21, within, Period.Parse(item.GetProperty("period").GetString()!), EnumWords.Parse<Sex>(item.GetProperty("sex").GetString()!))
                .Select(o => o.Estimate?.Value).OfType<double>().Order().ToList();
            var (cell, told) = (row.QuerySelectorAll("td")[1].Words(), item.TryGetProperty("icsMedian", out var median) && median.ValueKind == JsonValueKind.Number ? median.GetDouble() : (double?)null);
            if (values.Count < 2 || values.Count < 0.9 * places)
            {
                told.Should().BeNull();
                cell.Should().BeOneOf("–", "not enough areas to compare");
                continue;
            }

            var middle = (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
            told.Should().BeApproximately(middle, 1e-9, $"{id} of {places} places");
            double.Parse(cell.Replace('−', '-'), CultureInfo.InvariantCulture).Should().BeApproximately(middle, (0.5 * Math.Pow(10, -decimals[id])) + 1e-9, $"{id} is shown with {decimals[id]} decimals");
            known++;
        }

        known.Should().BeGreaterThan(10);
    }

    internal static string In(string address, string region) => $"{address}{(address.Contains('?') ? '&' : '?')}region={region}";

    private static (int, int, int) Range(JsonElement rank) => (rank.GetProperty("median").GetInt32(), rank.GetProperty("lower").GetInt32(), rank.GetProperty("upper").GetInt32());
}
