using System.Text;

namespace HealthNeeds.Core.Tests.Text;

public sealed class SmallCatalogueTests
{
    [Fact]
    public void FocusAreas_OfTheRepository_AreThoseOfTheIcs()
    {
        using var json = RepositoryFiles.Open("data", "focus-areas.json");
        FocusAreaCatalogue.Read(json).Select(f => f.Id).Should().ContainInOrder("best-start", "smoking-alcohol-obesity", "cardio-respiratory", "mental-health", "cancer");
    }

    [Theory]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":0.4}]""", "sum to 1")]
    [InlineData("""[{"id":"overall","name":"A","shortName":"A","question":"?","weight":1}]""", "overall")]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":1.5},{"id":"b","name":"A","shortName":"A","question":"?","weight":-0.5}]""", "0 or more")]
    [InlineData("""[{"id":"My area","name":"A","shortName":"A","question":"?","weight":1}]""", "small letters")]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":1,"conditions":[{"id":"c","who":"everyone","years":1,"source":"S"}]}]""", "a: c*a need, a figure of care, or both")]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":1,"conditions":[{"id":"c","need":"n","who":"everyone","years":0,"source":"S"}]}]""", "a: c*above 0")]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":1,"conditions":[{"id":"c","need":"n","within":"d","who":"everyone","years":1,"source":"S"}]}]""", "a: c*same focus area as within*'d'")]
    [InlineData("""[{"id":"a","name":"A","shortName":"A","question":"?","weight":0.5},{"id":"a","name":"A","shortName":"A","question":"?","weight":0.5}]""", "twice")]
    public void FocusAreas_ThatBreakARule_AreRefused(string json, string named) =>
        FluentActions.Invoking(() => FocusAreaCatalogue.Read(Text(json))).Should().Throw<CatalogueException>().WithMessage($"*{named}*");

    private static MemoryStream Text(string json) => new(Encoding.UTF8.GetBytes(json));
}
