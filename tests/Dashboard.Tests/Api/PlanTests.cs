using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class PlanTests(ApiServer server)
{
    private const string WithFloor = "floor=4";

    [Fact]
    public async Task Plan_OfTheRegion_IsProven_AndItsNumbersAreThoseOfItsPlaces()
    {
        var answer = await server.Get("/api/v1/plan");
        answer.GetProperty("proven").GetBoolean().Should().BeTrue();
        answer.GetProperty("gap").GetDouble().Should().Be(0);
        answer.GetProperty("sites").GetArrayLength().Should().Be(3);
        var places = Items(answer, "neighbourhoods");
        places.Should().HaveCount(860);
        var covered = places.Where(p => p.GetProperty("covered").GetBoolean()).ToList();
        answer.GetProperty("covered").GetProperty("residents").GetInt64().Should().Be(covered.Sum(p => p.GetProperty("population").GetInt64()));
        answer.GetProperty("covered").GetProperty("need").GetDouble().Should().BeApproximately(covered.Sum(p => p.GetProperty("need").GetDouble()), 60, "places are rounded to a tenth");
        covered.Should().OnlyContain(p => p.GetProperty("kilometres").GetDouble() <= 3.0005);
        places.Except(covered).Should().OnlyContain(p => p.GetProperty("kilometres").GetDouble() > 2.9995);
        places.Should().OnlyContain(p => p.GetProperty("needPerResident").GetDouble() >= 0);
        Items(answer, "curve").Select(c => c.GetProperty("covered").GetProperty("need").GetDouble()).Should().BeInAscendingOrder();
        Items(answer, "authorities").Sum(a => a.GetProperty("coveredResidents").GetInt64()).Should().Be(answer.GetProperty("covered").GetProperty("residents").GetInt64());
        answer.GetProperty("draws").GetProperty("count").GetInt32().Should().Be(50);
        answer.GetProperty("finding").GetString().Should().Be($"Three sites would reach {answer.GetProperty("covered").GetProperty("needShare").GetDouble():0%} of unmet need within 3 km");
    }

    [Fact]
    public async Task EverySetting_ChangesTheAnswer()
    {
        var usual = (await server.Get("/api/v1/plan")).GetProperty("covered").GetProperty("need").GetDouble();
        foreach (var setting in new[] { "focus=cancer", "sites=2", "km=5", "detour=1", "existing=hospitals", WithFloor, "candidates=assets", "candidates=hospitals", "budget=2", "candidates=points&points=53.381,-1.47", "costs=E02001509:3&budget=1.5" })
            (await server.Get($"/api/v1/plan?{setting}")).GetProperty("covered").GetProperty("need").GetDouble().Should().NotBe(usual, setting);
    }

    [Fact]
    public async Task Floors_AreKept_OrItIsSaidThatNoPlanKeepsThem()
    {
        // As above. Five sites under a floor take longer than all other plans here together.
        var kept = await server.Get($"/api/v1/plan?{WithFloor}");
        Items(kept, "floors").Should().HaveCount(4).And.OnlyContain(f => f.GetProperty("reached").GetDouble() >= 0.04 && f.GetProperty("possible").GetDouble() >= f.GetProperty("reached").GetDouble() - 1e-6);
        var none = await server.Get("/api/v1/plan?floor=100&sites=1");
        none.GetProperty("covered").ValueKind.Should().Be(JsonValueKind.Null);
        none.GetProperty("proven").GetBoolean().Should().BeTrue();
        none.GetProperty("finding").GetString().Should().Be("No plan of one site keeps the floors within 3 km");
        Items(none, "floors").Should().OnlyContain(f => f.GetProperty("possible").GetDouble() < 1);
    }

    [Fact]
    public async Task BudgetBelowEveryCost_IsSaid_AndNotThatNoSiteWouldHelp()
    {
        (await server.Get("/api/v1/plan?budget=0.5")).GetProperty("finding").GetString().Should().Be("No candidate costs 0.5 or less, so the budget allows no site");
        (await server.Get("/api/v1/plan?budget=0.5&costs=E02001509:0.5")).GetProperty("finding").GetString().Should().StartWith("One site would reach");
    }

    [Fact]
    public async Task NothingToChooseFrom_SaysWhy() =>
        (await server.Get("/api/v1/plan?candidates=points")).GetProperty("reason").GetString().Should().Contain("No point is given");

    [Theory]
    [InlineData("sites=6", "sites", 400)]
    [InlineData("sites=0", "sites", 400)]
    [InlineData("km=0", "km", 400)]
    [InlineData("km=NaN", "km", 400)]
    [InlineData("detour=0.9", "detour", 400)]
    [InlineData("floor=101", "floor", 400)]
    [InlineData("floor=2.5", "floor", 400)]
    [InlineData("points=53.4", "points", 400)]
    [InlineData("points=91,0", "points", 400)]
    [InlineData("candidates=shops", "candidates", 400)]
    [InlineData("costs=E02001509", "costs", 400)]
    [InlineData("costs=E02001509:-1", "costs", 400)]
    [InlineData("costs=E02999999:2", "costs", 404)]
    [InlineData("existing=nowhere", "existing", 404)]
    [InlineData("deprived=101", "deprived", 400)]
    [InlineData("focus=gout", "focus", 400)]
    public async Task BadSettings_AreRefusedByName(string query, string parameter, int status)
    {
        var problem = await server.Refusal($"/api/v1/plan?{query}", status);
        problem.GetProperty("parameter").GetString().Should().Be(parameter);
        problem.GetProperty("allowed").GetArrayLength().Should().BePositive();
    }

    [Theory]
    [InlineData("neighbourhoods", 861, "needPerResident")]
    [InlineData("sites", 4, "chosenInDraws")]
    [InlineData("curve", 6, "coveredNeedShare")]
    [InlineData("authorities", 5, "coveredResidents")]
    public async Task Csv_HoldsEachTable_WithItsSettings(string table, int lines, string column)
    {
        var rows = (await server.Client.GetStringAsync($"/api/v1/plan?km=3.5&table={table}&format=csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Should().HaveCount(lines);
        rows[0].Should().Contain(column).And.Contain("settings").And.Contain("release");
        rows[1..].Should().OnlyContain(r => r.Contains("/plan?km=3.5"));
    }

    private static List<JsonElement> Items(JsonElement answer, string list) => [.. answer.GetProperty(list).EnumerateArray()];
}
