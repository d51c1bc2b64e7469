using System.Text;
using HealthNeeds.Ingest.Publishers.OwnFigures;

namespace HealthNeeds.Ingest.Tests.OwnFigures;

public sealed class OwnDefinitionTests
{
    [Fact]
    public void Definition_SaysInEveryWordThatItIsOwn()
    {
        var own = Read(OwnBench.Definition(otherwise: ("focusArea", "\"frailty\"")));
        var (source, indicator) = (own.ToSource(), own.ToIndicator(["frailty"]));
        (source.IsOwn, indicator.IsOwn, indicator.Source, indicator.NativeLevel).Should().Be((true, true, OwnBench.Id, AreaLevel.Msoa21));
        source.Attribution.Should().Contain("own indicator of this installation, not an official statistic").And.Contain("Example ICB");
        indicator.Licence.Should().Be("own indicator of this installation, on terms of its own: For use inside the integrated care system; not to be passed on");
        indicator.Caveat.Should().Be("Own indicator of this installation, not an official statistic. Example ICB, population health team answers for it. Terms of its own: For use inside the integrated care system; not to be passed on.");
        indicator.Definition.Should().EndWith("response teams. Out of: Residents aged 65 and over, mid-year estimates.");
        indicator.Uses.Should().ContainSingle().Which.Should().Be(new IndicatorUse("frailty", IndicatorRole.Context) { Ranks = FigureRole.Shown });
        own.ToIndicator([]).Uses.Should().BeEmpty("a focus area that went since");
    }

    [Theory]
    [InlineData("iod2025-ypll")]
    [InlineData("own-")]
    [InlineData("own-Falls")]
    [InlineData("own-../../etc/passwd")]
    [InlineData("../own-falls")]
    [InlineData("own-falls/..")]
    [InlineData("own-falls\\n")]
    [InlineData("own--falls")]
    [InlineData("own-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Id_ThatIsNone_IsRefused(string id) =>
        Refused(OwnBench.Definition(id)).Should().Contain("expected an id such as own-falls-65-plus");

    [Theory]
    [InlineData("contact", "\"javascript:alert(1)\"", "https:// or mailto:")]
    [InlineData("contact", "\"http://example.org\"", "https:// or mailto:")]
    [InlineData("name", "\"=HYPERLINK(1)\"", "begins with a letter or a number")]
    [InlineData("name", "\"Two\\nlines\"", "in one line")]
    [InlineData("name", "\" \"", "a name")]
    [InlineData("licence", null, "licence")]
    [InlineData("denominator", null, "denominator")]
    [InlineData("level", "\"icb\"", "a level that figures are read for")]
    [InlineData("polarity", "\"bad\"", "polarity")]
    [InlineData("smallNumbersBelow", "3", "from 5 to 1000")]
    [InlineData("maximum", "0", "minimum below maximum")]
    [InlineData("sexes", "[]", "each sex that is carried")]
    [InlineData("licenses", "\"typing error\"", "licenses")]
    public void Member_ThatBreaksARule_IsRefusedByName(string member, string? json, string says) =>
        Refused(OwnBench.Definition(otherwise: (member, json))).Should().Contain(says).And.StartWith("own.json:");

    [Fact]
    public void ThresholdAndNoPeople_AreOneOrTheOther() =>
        Refused(OwnBench.Definition(otherwise: [("smallNumbersBelow", "8"), ("noPeopleCounted", "\"a score\"")])).Should().Contain("smallNumbersBelow or noPeopleCounted");

    [Fact]
    public void BundledCatalogue_MayHaveNoOwnId()
    {
        var json = """{ "sources": [], "indicators": [], "leftOut": [] }""";
        var source = """{ "id": "own-x", "publisher": "p", "title": "t", "address": "https://example.org", "licence": "l", "licenceAddress": "https://example.org", "attribution": "a", "period": "p", "cadence": "c" }""";
        var read = () => IndicatorCatalogue.Read(new MemoryStream(Encoding.UTF8.GetBytes(json.Replace("\"sources\": []", $"\"sources\": [{source}]", StringComparison.Ordinal))), []);
        read.Should().Throw<CatalogueException>().WithMessage("*own-x*does not begin with own-*");
    }

    private static OwnDefinition Read(string json) => OwnDefinition.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "own.json");

    private static string Refused(string json) => FluentActions.Invoking(() => Read(json)).Should().Throw<CatalogueException>().Which.Message;
}
