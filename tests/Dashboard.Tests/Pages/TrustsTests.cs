namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>The trusts that serve a neighbourhood, on its page and by the API, once OHID's catchments came.</summary>
[Collection(nameof(LiveServer))]
public sealed class TrustsTests(LiveServer server)
{
    private const string Msoa = "E02001510";

    [Theory]
    [InlineData(Msoa)]
    [InlineData("E01007317")]
    public async Task Page_OfANeighbourhood_ListsTrustsByWherePatientsWent(string code)
    {
        var page = await server.Page($"/areas/{code}");
        var rows = page.QuerySelectorAll(".trusts tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.Words()))).ToList();
        rows.Should().HaveCount(7);
        rows[0].Should().Be("Fixture Hospitals NHS Trust RFX | 62% | 62% | 62%");
        rows[1].Should().Be("Further Fixture NHS Trust RFY | 30% | fewer than 8 patients | 30%");
        rows[^1].Should().Be("Not shown, or fewer than 8 patients | 5% | 38% | 8%");
        var words = page.QuerySelector("#trusts")!.ParentElement!.Words();
        words.Should().Contain("catchment year 2024").And.Contain("A trust is not the nearest one").And.Contain("1 more trust admitted fewer of them; it is in the").And.Contain("NHS acute (hospital) trust catchment populations");
        words.Contains("of the MSOA that it lies in").Should().Be(code[2] == '1');
    }

    [Fact]
    public async Task Page_OfAnAuthority_SaysNothingOfTrusts() => (await server.Page("/areas/E08000016")).QuerySelector("#trusts").Should().BeNull();

    [Fact]
    public async Task Api_GivesSharesAsPublished_AndNoNumberOfFewPatients()
    {
        var trusts = (await server.Get($"/api/v1/areas/{Msoa}")).GetProperty("trusts");
        trusts.GetProperty("source").GetString().Should().Be("ohid-trust-catchments");
        var items = trusts.GetProperty("items").EnumerateArray().Select(i => $"{i.GetProperty("admission")} {i.GetProperty("trust")} {i.GetProperty("period")} {i.GetProperty("patients")} {i.GetProperty("share")} {i.GetProperty("missing")}".TrimEnd()).ToList();
        items.Should().HaveCount(12).And.StartWith("all RFX 2024 620 0.62").And.Contain("elective RFY 2024   suppressed");
        trusts.GetProperty("notShown").GetProperty("all").GetDouble().Should().Be(0.05);
    }

    [Fact]
    public async Task NeighbourhoodWithoutACatchment_SaysSo()
    {
        var first = (await server.Get("/api/v1/areas?level=msoa21")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Order(StringComparer.Ordinal).First();
        (await server.Get($"/api/v1/areas/{first}")).GetProperty("trusts").GetProperty("reason").GetString().Should().StartWith("OHID publishes no catchment");
    }
}

/// <summary>The same before they ever came.</summary>
[Collection(ApiCollection.Name)]
public sealed class NoTrustsTests(ApiServer server)
{
    [Fact]
    public async Task PageAndApi_SayThatTheyComeWithTheFirstLiveRefresh()
    {
        (await server.Page("/areas/E01007317")).QuerySelector("#trusts ~ p")!.Words().Should().StartWith("Not available: comes with the first live refresh");
        (await server.Get("/api/v1/areas/E01007317")).GetProperty("trusts").GetProperty("reason").GetString().Should().StartWith("Not available: comes with the first live refresh");
    }
}
