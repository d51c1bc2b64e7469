using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Sites and controls without a spread to measure a standardised difference by, and how so few are told of.</summary>
[Collection(ApiCollection.Name)]
public sealed class TestBedSpreadTests(ApiServer server)
{
    private const string OneEach = "?need=indicator:qof-copd&sites=1&controls=1";

    [Fact]
    public async Task Feature_WithoutASpread_IsNeitherMetNorMissed()
    {
        var answer = await server.Get("/api/v1/test-beds" + OneEach);
        var balance = answer.GetProperty("balance").EnumerateArray().ToList();
        var without = balance.FindAll(b => b.GetProperty("difference").ValueKind == JsonValueKind.Null);
        without.Should().NotBeEmpty("one site and one control have no spread").And.OnlyContain(b => b.GetProperty("met").ValueKind == JsonValueKind.Null);
        balance.Count(b => b.GetProperty("met").ValueKind == JsonValueKind.True).Should().Be(balance.Count - without.Count, "what is the same in both does not differ");

        var reason = $"No standardised difference in {without.Count} of {balance.Count} features: there is no spread among sites or controls to measure it by ({string.Join("; ", without.Select(b => b.GetProperty("title").GetString()))}).";
        (answer.GetProperty("balanced").GetBoolean(), answer.GetProperty("balanceReason").GetString()).Should().Be((false, reason));
        var panel = (await server.Page("/test-beds" + OneEach)).QuerySelector("#balance")!.Words();
        var said = new[] { answer.GetProperty("methods").GetString(), panel, (await server.Page("/briefing/test-beds" + OneEach)).Body!.Words() };
        said.Should().OnlyContain(s => s!.Contains(reason) && !s.Contains("differ by 0.1"));
        panel.Should().Contain("– no spread").And.NotContain("✗ not balanced");
    }

    [Fact]
    public async Task OneSiteWithOneControl_IsToldOfAsOne()
    {
        var answer = await server.Get("/api/v1/test-beds" + OneEach);
        answer.GetProperty("methods").GetString().Should().StartWith("1 neighbourhood (LSOA) of ").And.Contain(" was chosen for ");
        var briefing = await server.Page("/briefing/test-beds" + OneEach);
        briefing.Body!.Words().Should().Contain(" 1 matched control;").And.NotContain("1 matched controls");
        briefing.QuerySelectorAll(".sheet__facts li").Select(f => f.Words()).Should().Contain("1 matched control");
    }
}
