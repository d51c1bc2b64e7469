using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Core.Tests.Rankings;

public sealed class RankIntervalTests
{
    [Fact]
    public void Order_OneLowerMedianUpperOf_IsAccepted_AndAnyOtherRefused() =>
        Prop.ForAll(Gen.Choose(-2, 12).Four().ToArbitrary(), ranks =>
        {
            var (lower, median, upper, of) = ranks;
            var accepted = true;
            try
            {
                _ = new RankInterval(median, lower, upper, of);
            }
            catch (ArgumentException)
            {
                accepted = false;
            }

            return accepted == (1 <= lower && lower <= median && median <= upper && upper <= of);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void OneAreaAlone_IsFirstOfOne() => new RankInterval(1, 1, 1, 1).Of.Should().Be(1);

    [Fact]
    public void Refusal_NamesTheNumbers() =>
        FluentActions.Invoking(() => new RankInterval(median: 5, lower: 6, upper: 7, of: 8)).Should().Throw<ArgumentException>().WithMessage("*6 ≤ 5 ≤ 7 ≤ 8*");
}
