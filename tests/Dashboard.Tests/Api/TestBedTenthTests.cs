using System.Globalization;
using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Tests.Servers;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A release whose England has 400 LSOAs more than it has figures of: 860 of 1,260.</summary>
public sealed class HalfKnownServer() : ApiServer(directory => SmallRelease.Publish(directory, seed: 33, more: [.. Enumerable.Range(0, 400).Select(Elsewhere)]))
{
    private static Area Elsewhere(int i) =>
        new(new AreaCode(string.Create(CultureInfo.InvariantCulture, $"E0109{i:0000}")), AreaLevel.Lsoa21, $"Elsewhere {i}", PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, 1500, RuralUrban: null, Location: null);
}

public sealed class TestBedTenthTests(HalfKnownServer server) : IClassFixture<HalfKnownServer>
{
    [Fact]
    public async Task TenthOfEngland_IsNotKnown_WhereTooFewOfItsAreasHaveAValue()
    {
        var answer = await server.Get("/api/v1/test-beds?need=cancer&sites=5");
        answer.GetProperty("notAvailable").EnumerateArray().Select(m => m.GetString()).Should().Contain("Deprivation decile, 1 the most deprived tenth of England");
        answer.GetProperty("items").EnumerateArray().Should().HaveCount(5).And.OnlyContain(i => !i.GetProperty("measures").EnumerateObject().Any(m => m.Name == "deprivation" && m.Value.ValueKind == System.Text.Json.JsonValueKind.Number));
    }
}
