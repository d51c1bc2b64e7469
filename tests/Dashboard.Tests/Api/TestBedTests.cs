using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class TestBedTests(ApiServer server)
{
    private const string Copd = "/api/v1/test-beds?need=indicator:qof-copd";

    [Fact]
    public async Task Sites_AreRatedByTheProduct_WithControlsElsewhere()
    {
        var answer = await server.Get("/api/v1/test-beds?need=cancer");
        var items = Items(answer);
        items.Should().HaveCount(12);
        items.Select(i => Number(i, "score")).Should().BeInDescendingOrder();
        items.Should().OnlyContain(i => Math.Abs(Number(i, "score") - (Number(i, "worstTenth") * Number(i, "size") * Number(i, "completeness") * Number(i, "fit"))) < 1e-5);
        var ranked = (await server.Get("/api/v1/rankings?focus=cancer")).GetProperty("items").EnumerateArray().ToDictionary(i => Text(i, "code")!, i => Number(i, "pWorstTenth"));
        items.Should().OnlyContain(i => Math.Abs(ranked[Text(i, "code")!] - Number(i, "worstTenth")) < 1e-5);
        var controls = items.SelectMany(i => Controls(i).Select(c => (Site: i, Control: c))).ToList();
        controls.Should().HaveCount(24).And.OnlyContain(c => Text(c.Site, "localAuthority") != Text(c.Control, "localAuthority"));
        controls.Select(c => Text(c.Control, "code")).Should().OnlyHaveUniqueItems().And.NotIntersectWith(items.Select(i => Text(i, "code")));
        JsonSerializer.Serialize(await server.Get("/api/v1/test-beds?need=cancer")).Should().Be(JsonSerializer.Serialize(answer), "the same address gives the same answer");
    }

    [Fact]
    public async Task Balance_IsReckonedFromTheSitesAndControlsListed()
    {
        var answer = await server.Get($"{Copd}&controls=1&sites=10");
        var items = Items(answer);
        var (sites, controls) = (items.Select(i => Number(i, "value")).ToList(), items.SelectMany(Controls).Select(c => Number(c, "value")).ToList());
        double Variance(List<double> v) => v.Sum(x => (x - v.Average()) * (x - v.Average())) / (v.Count - 1);
        var need = answer.GetProperty("balance").EnumerateArray().Single(b => Text(b, "id") == "need");
        Number(need, "difference").Should().BeApproximately((sites.Average() - controls.Average()) / Math.Sqrt((Variance(sites) + Variance(controls)) / 2), 1e-4);
        answer.GetProperty("balance").EnumerateArray().Select(b => Text(b, "id")).Should().Contain(["population", "income"]);
        need.GetProperty("met").GetBoolean().Should().Be(Math.Abs(Number(need, "difference")) < 0.1);
    }

    [Fact]
    public async Task Criteria_AreKept_AndCounted()
    {
        var answer = await server.Get($"{Copd}&populationFrom=1500&populationTo=1700&incomeFrom=20&exclude=E08000019,E08000016&sites=5");
        Items(answer).Should().HaveCount(5).And.OnlyContain(i => Number(i, "population") >= 1500 && Number(i, "population") <= 1700 && Number(i.GetProperty("measures"), "income") >= 20);
        Items(answer).SelectMany(i => Controls(i).Prepend(i)).Select(a => Text(a, "localAuthority")).Should().NotContain(["Sheffield", "Barnsley"]);
        answer.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("left").GetInt32()).Should().BeInDescendingOrder().And.StartWith(860);
        var near = await server.Get("/api/v1/test-beds?near=awrc&km=3&sites=3");
        var site = (await server.Get("/api/v1/assets")).GetProperty("items").EnumerateArray().Single(a => Text(a, "id") == "awrc").GetProperty("site").GetProperty("location");
        foreach (var item in Items(near))
        {
            var area = (await server.Get($"/api/v1/areas/{Text(item, "code")}")).GetProperty("area");
            new Location(Number(area, "latitude"), Number(area, "longitude")).KilometresTo(new Location(Number(site, "latitude"), Number(site, "longitude"))).Should().BeLessThanOrEqualTo(3);
        }
    }

    [Theory]
    [InlineData("within=E08000016,E08000018")]
    [InlineData("within=E08000018_E08000016")]
    [InlineData("within=E08000018&also=E08000038")]
    public async Task SeveralAuthorities_AreLookedAtTogether(string places)
    {
        var answer = await server.Get($"{Copd}&sites=30&sameAuthority=yes&controls=1&{places}");
        var (barnsley, rotherham) = (await server.Get($"{Copd}&sites=30&controls=0&within=E08000016"), await server.Get($"{Copd}&sites=30&controls=0&within=E08000018"));
        var within = answer.GetProperty("within");
        (Text(within, "code"), Text(within, "level")).Should().Be(("E08000016_E08000018", "region"));
        new[] { "Barnsley and Rotherham", "Rotherham and Barnsley" }.Should().Contain(Text(within, "name"));
        int Left(JsonElement of) => of.GetProperty("criteria")[0].GetProperty("left").GetInt32();
        Left(answer).Should().Be(Left(barnsley) + Left(rotherham));
        Items(answer).SelectMany(i => Controls(i).Prepend(i)).Select(a => Text(a, "localAuthority")).Distinct().Should().BeEquivalentTo("Barnsley", "Rotherham");
        Items(answer).Select(i => Text(i, "code")).Should().BeSubsetOf(Items(barnsley).Concat(Items(rotherham)).Select(i => Text(i, "code")), "the first of both are among the first of each");
        Text(answer, "address").Should().Contain("within=E0800001").And.Contain(",E0800001").And.NotContain("also");
    }

    [Fact]
    public async Task WhatLiesInAnotherOfThem_IsOnePlace()
    {
        var region = await server.Get($"{Copd}&sites=3&within=E54000061");
        foreach (var places in new[] { "within=E54000061,E08000016", "also=E08000019" })
            (await server.Get($"{Copd}&sites=3&{places}")).GetProperty("items").GetRawText().Should().Be(region.GetProperty("items").GetRawText(), "South Yorkshire holds both");
        var ranked = (await server.Get("/api/v1/rankings?focus=cancer")).GetProperty("items").EnumerateArray().ToDictionary(i => Text(i, "code")!, i => Number(i, "pWorstTenth"));
        Items(await server.Get("/api/v1/test-beds?need=cancer&within=E08000017,E08000019&controls=0")).Should().HaveCount(12).And.OnlyContain(i => Math.Abs(ranked[Text(i, "code")!] - Number(i, "worstTenth")) < 1e-5);
    }

    [Fact]
    public async Task NearMiss_IsListedLower_OnlyWhereAsked()
    {
        var strict = Items(await server.Get($"{Copd}&incomeFrom=45&sites=60"));
        var wider = Items(await server.Get($"{Copd}&incomeFrom=45&sites=60&nearly=yes"));
        strict.Should().OnlyContain(i => Number(i, "fit") == 1);
        wider.Should().Contain(i => Number(i, "fit") < 1 && i.GetProperty("reasons").EnumerateArray().Any(r => r.GetString()!.StartsWith("narrowly misses")));
        wider.Count.Should().BeGreaterThan(strict.Count);
    }

    [Fact]
    public async Task WhatTheReleaseDoesNotHold_IsSaidToBeNotAvailable()
    {
        var answer = await server.Get($"{Copd}&over75From=5");
        Items(answer).Should().BeEmpty();
        answer.GetProperty("reason").GetString().Should().StartWith("Not available").And.Contain("Aged 75 and over");
        answer.GetProperty("notAvailable").EnumerateArray().Select(m => m.GetString()).Should().Contain("Aged 75 and over").And.NotContain("Residents");
        (await server.Get("/api/v1/test-beds")).GetProperty("powerReason").GetString().Should().Contain("choose the indicator");
    }

    [Fact]
    public async Task Indicator_OfWomenAndMenApart_IsReadOfWomen_AndSaysSo()
    {
        const string Life = "Life expectancy at birth, women";
        var women = (await server.Get("/api/v1/indicators/ons-le-birth/values?level=msoa21&sex=female")).GetProperty("items").EnumerateArray().ToDictionary(i => Text(i, "code")!, i => Number(i, "value"));
        var answer = await server.Get("/api/v1/test-beds?need=indicator:ons-le-birth&level=msoa21&sites=6");
        Items(answer).Should().HaveCount(6).And.OnlyContain(i => Math.Abs(Number(i, "value") - women[Text(i, "code")!]) < 1e-5 && Number(i, "worstTenth") > 0);
        Text(answer, "need").Should().Be(Life);
        Text(answer, "needMethod").Should().StartWith("The figures are of women alone");
        Text(answer, "methods").Should().Contain($"“{Life}”").And.Contain("The figures are of women alone");
        var trial = await server.Get("/api/v1/test-beds?need=indicator:qof-copd&level=msoa21&sites=6&outcome=ons-le-birth&deviation=15");
        Text(trial, "outcome").Should().Be(Life);
        Number(trial, "baseline").Should().BeApproximately(Items(trial).Sum(i => women[Text(i, "code")!] * Number(i, "population")) / Items(trial).Sum(i => Number(i, "population")), 1e-4);
    }

    [Fact]
    public async Task Indicator_WithoutFiguresOfTheLevel_SaysSo() =>
        Text(await server.Get("/api/v1/test-beds?need=indicator:ons-le-birth&level=lsoa21"), "reason").Should().Be("Life expectancy at birth: no figures at this level here.");

    [Fact]
    public async Task NoAdequateControl_IsSaidOfEachSite()
    {
        var answer = await server.Get($"{Copd}&caliper=0.01&sites=3");
        Items(answer).Should().OnlyContain(i => Controls(i).Count == 0 && Text(i, "controlReason")!.StartsWith("No adequate control"));
        answer.GetProperty("notMatched").GetString().Should().NotBeNullOrEmpty();
        Text(answer, "methods").Should().Contain($"No adequate controls: {Text(answer, "notMatched")}");
        answer.GetProperty("balanced").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Controls_AreAdequate_WhereEveryFigureKeepsTheAim()
    {
        var seen = new HashSet<bool>();
        foreach (var asked in from sites in new[] { 30, 2, 3, 4, 5, 6 } from caliper in new[] { "0.4", "0.2", "0.1" } select $"&sites={sites}&controls=1&matchNeed=no&sameAuthority=yes&caliper={caliper}")
        {
            if (seen.Count == 2) return;
            var answer = await server.Get(Copd + asked);
            var balance = answer.GetProperty("balance").EnumerateArray().ToList();
            if (balance.Count == 0 || balance.Exists(b => b.GetProperty("difference").ValueKind == JsonValueKind.Null)) continue;
            var missed = balance.Where(b => Math.Abs(Number(b, "difference")) >= 0.1).Select(b => Text(b, "title")).ToList();
            var adequate = missed.Count == 0;
            if (!seen.Add(adequate)) continue;
            var reason = adequate ? null : $"No adequate controls: {missed.Count} of {balance.Count} features differ by 0.1 or more ({string.Join("; ", missed)}).";
            (answer.GetProperty("balanced").GetBoolean(), Text(answer, "balanceReason")).Should().Be((adequate, reason), asked);
            var said = new[] { Text(answer, "methods"), (await server.Page("/test-beds" + Query(asked))).QuerySelector("#balance")!.Words(), (await server.Page("/briefing/test-beds" + Query(asked))).Body!.Words() };
            said.Should().OnlyContain(s => adequate ? !s!.Contains("features differ by 0.1") : s!.Contains(reason!), asked);
        }

        seen.Should().BeEquivalentTo([false, true], "some of these designs are balanced and some are not");
    }

    [Fact]
    public async Task Power_IsThatOfTheCalculator_FromTheSitesOwnBaseline()
    {
        var answer = await server.Get($"{Copd}&people=200&icc=0.02&change=25");
        var items = Items(answer);
        var baseline = items.Sum(i => Number(i, "value") * Number(i, "population")) / items.Sum(i => Number(i, "population"));
        Number(answer, "baseline").Should().BeApproximately(baseline, 1e-4);
        var power = answer.GetProperty("power");
        var same = await server.Get(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/api/v1/power?control={Number(power, "control"):F15}&intervention={Number(power, "intervention"):F15}&clusterSize=200&icc=0.02&clusters=12&test=t"));
        Number(power, "power").Should().BeApproximately(Number(same, "power"), 1e-6);
        Number(power, "intervention").Should().BeApproximately(Number(power, "control") * 0.75, 1e-9);
        (await server.Get("/api/v1/test-beds?need=condition:diabetes-blood-pressure&design=stepped-wedge")).GetProperty("power").GetProperty("clusters").GetInt32().Should().Be(12);
    }

    /// <summary>The arms of a trial are of distinct areas: 60 sites that share 20 controls are no trial of 60 against 60.</summary>
    [Fact]
    public async Task Power_WithSharedControls_CountsEachOfThemOnce()
    {
        var answer = await server.Get($"{Copd}&within=E08000016,E08000018&sites=60&controls=1&replacement=yes");
        var controls = Items(answer).SelectMany(Controls).Select(c => Text(c, "code")).ToList();
        controls.Distinct().Count().Should().BeLessThan(controls.Count, "otherwise nothing is shared here");
        answer.GetProperty("power").GetProperty("clustersPerArm").GetInt32().Should().Be(controls.Distinct().Count());
        (await server.Get($"{Copd}&within=E08000016,E08000018&sites=60&controls=1")).GetProperty("power").GetProperty("clustersPerArm").GetInt32().Should().Be(controls.Count, "without replacement each has its own");
    }

    [Fact]
    public async Task Csv_HasEverySiteAndControl_WithSettingsSeedAndRelease()
    {
        var rows = StrictCsv.Table(await server.Client.GetStringAsync($"{Copd}&sites=4&format=csv"));
        rows.Should().HaveCount(12);
        rows[0].Keys.Should().Contain(["role", "controlOf", "score", "income", "asked.need", "asked.sites", "asked.caliper", "seed", "release"]);
        rows.Should().OnlyContain(r => r["asked.sites"] == "4" && r["release"] == server.Published!.Id && r["address"] == $"/test-beds?need=indicator:qof-copd&sites=4&release={server.Published!.Id}");
        rows.Where(r => r["role"] == "control").Should().OnlyContain(r => r["controlOf"].Length == 9 && r["distance"].Length > 0);
    }

    [Theory]
    [InlineData("need=condition:none", 404)]
    [InlineData("need=indicator:none", 404)]
    [InlineData("need=none", 404)]
    [InlineData("need=Cancer", 400)]
    [InlineData("sites=0", 400)]
    [InlineData("within=E92000001", 400)]
    [InlineData("within=E01007317", 400)]
    [InlineData("within=E08000016,E01007317", 400)]
    [InlineData("within=E08000016,", 400)]
    [InlineData("within=E08000016,E08999999", 404)]
    [InlineData("also=Sheffield", 400)]
    [InlineData("also=E92000001", 400)]
    [InlineData("near=nowhere", 404)]
    [InlineData("exclude=Sheffield", 400)]
    [InlineData("level=ltla24", 400)]
    [InlineData("outcome=none", 404)]
    public async Task BadQuestion_IsRefused(string query, int status) => await server.Refusal($"/api/v1/test-beds?{query}", status);

    private static string Query(string asked) => Copd[Copd.IndexOf('?')..] + asked;

    private static List<JsonElement> Items(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray()];

    private static List<JsonElement> Controls(JsonElement item) => [.. item.GetProperty("controls").EnumerateArray()];

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
