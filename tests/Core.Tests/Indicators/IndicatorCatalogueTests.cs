using System.Text;

namespace HealthNeeds.Core.Tests.Indicators;

public sealed class IndicatorCatalogueTests
{
    private const string Source = """{"id":"s","publisher":"P","title":"T","address":"https://example.org/","licence":"L","licenceAddress":"https://example.org/l","attribution":"A","period":"2021","cadence":"yearly"}""";
    private const string Indicator = """{"id":"a-1","name":"N","definition":"D","unit":"%","decimals":1,"polarity":"higher-is-worse","source":"s","cadence":"yearly","nativeLevel":"lsoa21","modelled":false,"caveat":null,"domain":"Housing","minimum":0,"maximum":100,"uses":[{"focus":"cancer","role":"gap"}]}""";

    [Fact]
    public void Bundled_Catalogue_Loads()
    {
        var catalogue = ReadBundled();

        catalogue.Indicators.Should().HaveCountGreaterThan(150);
        catalogue.Indicators.Single(i => i.Id.Value == "iod2025-ypll").Should().Match<Indicator>(i =>
            i.Polarity == Polarity.HigherIsWorse && i.NativeLevel == AreaLevel.Lsoa21 && i.Modelled);
        catalogue.Sources.Single(s => s.Id == "hocl-msoa-names").Licence.Should().Contain("Open Parliament Licence");
        catalogue.Sources.Single(s => s.Id == "nihr-open-data").Licence.Should().Contain("each dataset", "nobody here could ask what its licence is; each answer says it");
        catalogue.Sources.Where(s => s.Id is not "hocl-msoa-names" and not "nihr-open-data").Should().OnlyContain(s => s.Licence == "Open Government Licence v3.0");
        catalogue.LeftOut.Should().Contain(l => l.Column == "High blood pressure" && l.Reason.Contains("7.5 to 109.8"));
    }

    [Fact]
    public void Bundled_Catalogue_EveryIndicator_HasAUse() => ReadBundled().Indicators.Should().OnlyContain(i => i.Uses.Count > 0);

    [Fact]
    public void WellFormed_File_Loads() => Read(Source, Indicator).Indicators.Should().ContainSingle();

    [Fact]
    public void DuplicateId_IsRefused() =>
        Refusal(Source, $"{Indicator},{Indicator}").Should().Contain("a-1").And.Contain("twice");

    [Theory]
    [InlineData("\"source\":\"s\"", "\"source\":\"elsewhere\"", "elsewhere")]
    [InlineData("\"focus\":\"cancer\"", "\"focus\":\"teeth\"", "teeth")]
    [InlineData("\"minimum\":0", "\"minimum\":100", "minimum below maximum")]
    [InlineData("\"decimals\":1", "\"decimals\":9", "9")]
    [InlineData("\"unit\":\"%\"", "\"unit\":\" \"", "a unit")]
    [InlineData("\"polarity\":\"higher-is-worse\"", "\"polarity\":\"up\"", "polarity")]
    [InlineData("\"unit\":\"%\"", "\"unit\":\"%\",\"colour\":\"red\"", "colour")]
    [InlineData("\"id\":\"a-1\"", "\"id\":\"A 1\"", "A 1")]
    public void BrokenEntry_IsRefused_SayingWhat(string was, string becomes, string named) =>
        Refusal(Source, Indicator.Replace(was, becomes)).Should().Contain("test.json").And.Contain(named);

    [Theory]
    [InlineData("\"id\":5", "\"id\":0", "above 0")]
    [InlineData("[\"persons\"]", "[]", "each sex")]
    [InlineData("[\"persons\"]", "[\"persons\",\"persons\"]", "each sex")]
    [InlineData("\"areaType\":\"MSOA\"", "\"areaType\":\"\"", "area type")]
    [InlineData("\"nativeLevel\":\"lsoa21\"", "\"nativeLevel\":\"icb\"", "Icb")]
    [InlineData("\"licence\":null", "\"licence\":\"Ask first\"", "Ask first")]
    public void BrokenFingertipsEntry_IsRefused_SayingWhat(string was, string becomes, string named)
    {
        var entry = Indicator[..^1] + ""","licence":null,"fingertips":{"id":5,"name":"N","areaType":"MSOA","sexes":["persons"],"age":null,"unit":"%"}}""";
        Read(Source, entry).Indicators.Single().Fingertips!.Id.Should().Be(5);
        Refusal(Source, entry.Replace(was, becomes)).Should().Contain(named);
        Refusal(Source, $"{entry},{entry.Replace("a-1", "a-2")}").Should().Contain("Fingertips id once");
    }

    [Fact]
    public void MissingMember_IsRefused() =>
        Refusal(Source, Indicator.Replace("\"unit\":\"%\",", string.Empty)).Should().Contain("unit");

    private static string Refusal(string sources, string indicators) =>
        FluentActions.Invoking(() => Read(sources, indicators)).Should().Throw<CatalogueException>().Which.Message;

    private static IndicatorCatalogue Read(string sources, string indicators)
    {
        using var focus = RepositoryFiles.Open("data", "focus-areas.json");
        using var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"sources":[{{sources}}],"indicators":[{{indicators}}],"leftOut":[]}"""));
        return IndicatorCatalogue.Read(json, FocusAreaCatalogue.Read(focus), "test.json");
    }

    private static IndicatorCatalogue ReadBundled()
    {
        using var focus = RepositoryFiles.Open("data", "focus-areas.json");
        using var json = RepositoryFiles.Open("data", "indicators.json");
        return IndicatorCatalogue.Read(json, FocusAreaCatalogue.Read(focus));
    }
}
