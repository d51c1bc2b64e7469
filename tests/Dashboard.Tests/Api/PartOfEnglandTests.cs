using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Tests.Servers;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A release of 171 MSOAs with figures and 25 without.</summary>
public sealed class PartOfEnglandServer() : ApiServer(directory => SmallRelease.Publish(directory, seed: 33, more: [.. Enumerable.Range(1, 25).Select(Elsewhere)]))
{
    private static Area Elsewhere(int number) =>
        new(new AreaCode($"E020990{number:00}"), AreaLevel.Msoa21, $"Elsewhere {number:000}", PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, 8000, RuralUrban: null, Location: null);
}

public sealed class PartOfEnglandTests(PartOfEnglandServer server) : IClassFixture<PartOfEnglandServer>
{
    [Fact]
    public async Task TestBed_ByFiguresOfAPartOfEngland_SaysThatItsWorstTenthIsNotKnown() =>
        (await server.Get("/api/v1/test-beds?need=indicator:qof-copd&level=msoa21")).GetProperty("reason").GetString().Should().EndWith("fewer than nine in ten of England’s MSOAs have a figure, so the worst tenth of them is not known.");
}
