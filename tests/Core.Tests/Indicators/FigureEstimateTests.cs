using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Core.Tests.Indicators;

public sealed class FigureEstimateTests
{
    private static readonly Gen<double> Numbers = Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1000.0);

    [Fact]
    public void Limits_ThatHoldTheValue_AreAccepted_AndOthersRefused() =>
        Prop.ForAll(Numbers.Three().ToArbitrary(), numbers =>
        {
            var (lower, value, upper) = numbers;
            var accepted = true;
            try
            {
                _ = new FigureEstimate(value, lower, upper);
            }
            catch (ArgumentException)
            {
                accepted = false;
            }

            return accepted == (lower <= value && value <= upper);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void OneLimit_IsEnough() => new FigureEstimate(5, lower: 4).Upper.Should().BeNull();

    [Fact]
    public void LimitsEqualToTheValue_AreAccepted() => new FigureEstimate(5, 5, 5).Should().Be(new FigureEstimate(5, 5, 5));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void NoNumber_IsRefused(double value) =>
        FluentActions.Invoking(() => new FigureEstimate(value)).Should().Throw<ArgumentException>().WithMessage("*finite*");

    [Theory]
    [InlineData(double.NaN, null)]
    [InlineData(null, double.NaN)]
    public void LimitThatIsNoNumber_IsRefused(double? lower, double? upper) =>
        FluentActions.Invoking(() => new FigureEstimate(5, lower, upper)).Should().Throw<ArgumentException>();
}
