using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Tests.Releases;

/// <summary>Two indicators of one name are told apart where readers choose among them.</summary>
[Collection(ApiCollection.Name)]
public sealed class IndicatorNamesTests(ApiServer server)
{
    [Theory]
    [InlineData("/hot-spots", "#need option[value^='indicator:']")]
    [InlineData("/test-beds?sites=1&controls=0", "#need option[value^='indicator:']")]
    [InlineData("/test-beds?sites=1&controls=0", "#outcome option")]
    [InlineData("/inequality", "#indicator option")]
    [InlineData("/draws", "#indicator option")]
    public async Task Choices_OfAForm_HaveANameEach(string address, string options)
    {
        var names = (await server.Page(address)).QuerySelectorAll(options).Select(o => o.TextContent).ToList();
        names.Should().HaveCountGreaterThan(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Names_OfOthersToo_HaveTheNewestPeriodBehindThem()
    {
        var (first, again, own) = (Named("first", "Crime"), Named("again", "Crime"), Named("own", "Noise"));
        var names = IndicatorNames.Of([first, again, own], i => i == again ? null : Period.Parse("2019"));
        new[] { first, again, own }.Select(names.Named).Should().Equal("Crime, 2019", "Crime", "Noise");
    }

    private static Indicator Named(string id, string name) =>
        new(new IndicatorId(id), name, "d", "%", 1, Polarity.HigherIsWorse, "s", "once", AreaLevel.Lsoa21, Modelled: false, Caveat: null, "Housing", 0, 100, []);
}
