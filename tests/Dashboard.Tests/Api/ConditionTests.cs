using System.Net;
using System.Text.Json;
using HealthNeeds.Dashboard.Tests.Servers;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ConditionTests(ApiServer server)
{
    [Fact]
    public async Task Conditions_WithoutOne_AreListed_AndNoArea()
    {
        var answer = await server.Get("/api/v1/conditions");
        answer.GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("id").GetString()).Should().Equal("diabetes-blood-pressure", "cancer-screening", "smoking");
        answer.GetProperty("areas").GetInt32().Should().Be(0);
        answer.GetProperty("reason").GetString().Should().Contain("Name a condition");
    }

    [Fact]
    public async Task People_GoFromTheMostPerThousandDown_WithLimits_AndTooFewLast()
    {
        var items = (await server.Get("/api/v1/conditions?condition=diabetes-blood-pressure")).GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCount(860);
        var told = items.TakeWhile(i => !i.GetProperty("suppressed").GetBoolean()).ToList();
        var hidden = items[told.Count..];
        hidden.Should().HaveCount(2, "a single hidden number could be reckoned from the sum of the others").And.OnlyContain(i => i.GetProperty("suppressed").GetBoolean());
        foreach (var number in new[] { "unmet", "perThousand", "have", "expected" }) hidden.Should().OnlyContain(i => i.GetProperty(number).ValueKind == JsonValueKind.Null);
        told.Select(i => i.GetProperty("perThousand").GetProperty("value").GetDouble()).Should().BeInDescendingOrder();
        told.Should().OnlyContain(i => i.GetProperty("unmet").GetProperty("lower").GetDouble() < i.GetProperty("unmet").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task CareOfAuthoritiesOnly_CountsNoNeighbourhood_AndSaysWhy()
    {
        var lsoas = await server.Get("/api/v1/conditions?condition=cancer-screening");
        lsoas.GetProperty("items").GetArrayLength().Should().Be(0);
        lsoas.GetProperty("reason").GetString().Should().Contain("local authorities only");
        (await server.Get("/api/v1/conditions?condition=cancer-screening&level=ltla24")).GetProperty("items").GetArrayLength().Should().Be(4);
    }

    [Fact]
    public async Task CareThatIsNotKnown_LeavesNobodyUnmet_AndListsAllWhoHaveIt()
    {
        var answer = await server.Get("/api/v1/conditions?condition=smoking");
        answer.GetProperty("conditions").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "smoking").GetProperty("careKnown").GetBoolean().Should().BeFalse();
        answer.GetProperty("items").EnumerateArray().Take(858).Should().OnlyContain(i => i.GetProperty("unmet").ValueKind == JsonValueKind.Null && i.GetProperty("have").GetProperty("lower").GetDouble() > 0);
    }

    [Fact]
    public async Task UnknownCondition_IsRefused_NamingTheKnown()
    {
        var response = await server.Client.GetAsync("/api/v1/conditions?condition=gout");
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().Contain("diabetes-blood-pressure").And.Contain("gout");
    }

    [Fact]
    public async Task Csv_IsTheSameView()
    {
        var csv = await server.Client.GetStringAsync("/api/v1/conditions?condition=diabetes-blood-pressure&level=msoa21&within=E08000016&format=csv");
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(31);
        lines[0].Should().Contain("perThousandUpper").And.Contain("haveLower").And.Contain("expectedUpper").And.Contain("suppressed");
    }
}
