using System.Text;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Tests.Text;

public sealed class SmallCatalogueTests
{
    [Fact]
    public void FocusAreas_OfTheRepository_AreTheFiveOfTheIcs()
    {
        using var json = RepositoryFiles.Open("data", "focus-areas.json");
        FocusAreaCatalogue.Read(json).Select(f => f.Id).Should().Equal("best-start", "smoking-alcohol-obesity", "cardio-respiratory", "mental-health", "cancer");
    }

    [Fact]
    public void Regions_OfTheRepository_StartWithSouthYorkshire()
    {
        using var json = RepositoryFiles.Open("data", "regions.json");
        RegionCatalogue.Read(json)[0].Icb.Should().Be(new AreaCode("E54000061"));
    }

    [Theory]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":0.4}]""", "sum to 1")]
    [InlineData("""[{"id":"overall","name":"A","shortName":"A","question":"?","weight":1}]""", "overall")]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":1.5},{"id":"b","name":"A","shortName":"A","question":"?","weight":-0.5}]""", "0 or more")]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":0.5},{"id":"a","name":"A","shortName":"A","question":"?","weight":0.5}]""", "twice")]
    public void FocusAreas_ThatBreakARule_AreRefused(string json, string named) =>
        FluentActions.Invoking(() => FocusAreaCatalogue.Read(Text(json))).Should().Throw<CatalogueException>().WithMessage($"*{named}*");

    [Theory]
    [InlineData("[]", "at least one region")]
    [InlineData("""[{"id":"a","name":"A","icb":"E54","boundaries":null,"assets":null}]""", "E54")]
    public void Regions_ThatBreakARule_AreRefused(string json, string named) =>
        FluentActions.Invoking(() => RegionCatalogue.Read(Text(json))).Should().Throw<CatalogueException>().WithMessage($"*{named}*");

    private static MemoryStream Text(string json) => new(Encoding.UTF8.GetBytes(json));
}
