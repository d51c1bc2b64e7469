namespace HealthNeeds.Core.Tests.Indicators;

public sealed class IndicatorIdTests
{
    [Theory]
    [InlineData("iod2025-ypll")]
    [InlineData("a")]
    [InlineData("census2021-aged-0-4")]
    public void WellFormedId_KeepsItsText(string id) => new IndicatorId(id).ToString().Should().Be(id);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("IoD")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("é")]
    public void MalformedId_IsRefused_SayingWhatIsExpected(string? id) =>
        FluentActions.Invoking(() => new IndicatorId(id!)).Should().Throw<ArgumentException>().WithMessage("*lower-case letters*iod2025-ypll*");

    [Fact]
    public void Order_IsThatOfTheText() =>
        new[] { "b", "a-2", "a-10", "a" }.Select(i => new IndicatorId(i)).Order().Select(i => i.Value).Should().Equal("a", "a-10", "a-2", "b");
}
