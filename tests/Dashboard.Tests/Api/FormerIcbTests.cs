using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A release in which Frimley was split among three, as on 1 April 2026, and South Yorkshire took in ten LSOAs of an ICB that is made up.</summary>
public sealed class FormerIcbServer() : ApiServer(Made.PutInto)
{
    private static readonly AreaCode SouthYorkshire = FixtureAreas.Icb, Frimley = new("E54000034"), Peak = new("E54000097");

    public static readonly (AreaCode Code, string Name, int Lsoas)[] Successors =
    [
        (new("E54000070"), "NHS Thames Valley Integrated Care Board", 255),
        (new("E54000067"), "NHS Hampshire and Isle of Wight Integrated Care Board", 105),
        (new("E54000069"), "NHS Surrey and Sussex Integrated Care Board", 95),
    ];

    private static readonly IcbHistory Mergers = new(
    [
        .. Successors.Select(s => new IcbOverlap("2024", Frimley, "NHS Frimley Integrated Care Board", s.Code, s.Name, s.Lsoas, 455)),
        new("2024", Peak, "NHS Peak Integrated Care Board", SouthYorkshire, "NHS South Yorkshire Integrated Care Board", 10, 10),
        new("2024", SouthYorkshire, "NHS South Yorkshire Integrated Care Board", SouthYorkshire, "NHS South Yorkshire Integrated Care Board", 850, 850),
    ]);

    /// <summary>Written once for all classes that look at it.</summary>
    private static readonly MadeReleases Made = new(directory => SmallRelease.Publish(directory, seed: 31, icbs: Mergers, more: [.. Successors.Select(Icb)]));

    private static Area Icb((AreaCode Code, string Name, int Lsoas) s) =>
        new(s.Code, AreaLevel.Icb, s.Name, PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, 1000, RuralUrban: null, Location: null);
}

/// <summary>Classes that only ask it share one.</summary>
[CollectionDefinition(nameof(FormerIcbServer))]
public sealed class FormerIcbCollection : ICollectionFixture<FormerIcbServer>;

[Collection(nameof(FormerIcbServer))]
public sealed class FormerIcbTests(FormerIcbServer server)
{
    [Theory]
    [InlineData("/api/v1/areas/E54000034", "code")]
    [InlineData("/api/v1/rankings?within=E54000034", "within")]
    [InlineData("/api/v1/research?icb=E54000034", "icb")]
    public async Task AbolishedIcb_IsGone_AndEachSuccessorIsNamedWithItsAddress(string address, string parameter)
    {
        var problem = await server.Refusal(address, 410);

        problem.GetProperty("type").GetString().Should().Be("/api/v1/problems/abolished-icb");
        (problem.GetProperty("parameter").GetString(), problem.GetProperty("found").GetString()).Should().Be((parameter, "E54000034"));
        problem.GetProperty("detail").GetString().Should().Contain("of its 455 LSOAs 255 lie in NHS Thames Valley Integrated Care Board (E54000070)");
        problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()).Should().Equal(FormerIcbServer.Successors.Select(s => $"/api/v1/areas/{s.Code} ({s.Name})"));
        foreach (var (code, name, _) in FormerIcbServer.Successors)
            (await server.Get($"/api/v1/areas/{code}")).GetProperty("area").GetProperty("name").GetString().Should().Be(name);
    }

    [Fact]
    public async Task CodeThatNoLookUpHas_IsUnknown() =>
        (await server.Refusal("/api/v1/areas/E54000099", 404)).GetProperty("type").GetString().Should().EndWith("/unknown-area");

    [Fact]
    public async Task IcbOfToday_SaysThatItsBoundaryChanged_OrOfWhatItWasFounded()
    {
        var before = (await server.Get("/api/v1/areas/E54000061")).GetProperty("before");
        (before.GetProperty("change").GetString(), before.GetProperty("vintage").GetString()).Should().Be(("boundary-changed", "2024"));
        before.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("lsoas").GetInt32()).Should().BeEquivalentTo([850, 10]);
        (await server.Get("/api/v1/areas/E54000070")).GetProperty("before").GetProperty("change").GetString().Should().Be("founded");
        (await server.Get("/api/v1/areas/E08000016")).GetProperty("before").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        (await server.Get("/api/v1/research?icb=E54000061")).GetProperty("caveats").EnumerateArray().Select(c => c.GetString()).Should().ContainMatch("The boundary of NHS South Yorkshire*");
    }

    [Theory]
    [InlineData("/areas/E54000034")]
    [InlineData("/?within=E54000034")]
    public async Task PageOfAnAbolishedIcb_LinksItsSuccessors(string address)
    {
        var answer = await server.Client.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();

        ((int)answer.StatusCode).Should().Be(410);
        page.Should().Contain("This ICB was abolished");
        foreach (var (code, name, _) in FormerIcbServer.Successors)
            page.Should().Contain($"href=\"/?region={code}\"").And.Contain(name);
    }

    [Fact]
    public async Task PageOfAnAbolishedIcb_WhoseSuccessorIsShown_LeadsToIt() =>
        (await (await server.Client.GetAsync("/areas/E54000097")).Content.ReadAsStringAsync()).Should().Contain("<a href=\"/\">NHS South Yorkshire Integrated Care Board</a>");

    [Fact]
    public async Task PageOfARegionWhoseBoundaryChanged_SaysSo() =>
        (await server.Page("/")).GetElementById("boundary")!.TextContent.Should().Be("The boundary of NHS South Yorkshire Integrated Care Board is not the one of 2024: it has all of the 850 LSOAs of NHS South Yorkshire Integrated Care Board (E54000061) and all of the 10 LSOAs of NHS Peak Integrated Care Board (E54000097). Figures published for the ICB of 2024 are not about the same places.");
}
