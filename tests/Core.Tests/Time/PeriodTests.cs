using FsCheck;
using FsCheck.Fluent;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Core.Tests.Time;

public sealed class PeriodTests
{
    private static readonly Gen<Period> Periods =
        from first in Gen.Choose(1900, 2100)
        from length in Gen.Choose(0, 120)
        from financial in Gen.Elements(true, false)
        select financial ? Period.FinancialYears(first, first + length) : Period.Years(first, first + length);

    [Theory]
    [InlineData("2019", "2019", "2019-01-01", "2019-12-31")]
    [InlineData("2009–13", "2009–13", "2009-01-01", "2013-12-31")]
    [InlineData("2009-2013", "2009–13", "2009-01-01", "2013-12-31")]
    [InlineData("2006 - 08", "2006–08", "2006-01-01", "2008-12-31")]
    [InlineData("1999-2001", "1999–2001", "1999-01-01", "2001-12-31")]
    [InlineData("2016/17", "2016/17", "2016-04-01", "2017-03-31")]
    [InlineData("1999/00", "1999/00", "1999-04-01", "2000-03-31")]
    [InlineData("2016/2017", "2016/17", "2016-04-01", "2017-03-31")]
    [InlineData("2016/17–2018/19", "2016/17–2018/19", "2016-04-01", "2019-03-31")]
    [InlineData("2006/07 - 08/09", "2006/07–2008/09", "2006-04-01", "2009-03-31")]
    [InlineData("  2021 ", "2021", "2021-01-01", "2021-12-31")]
    public void Text_IsRead_WrittenOneWay_AndBounded(string text, string written, string start, string end)
    {
        var period = Period.Parse(text);

        period.ToString().Should().Be(written);
        period.Start.ToString("yyyy-MM-dd").Should().Be(start);
        period.End.ToString("yyyy-MM-dd").Should().Be(end);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("19")]
    [InlineData("2013-09")]
    [InlineData("2016/18")]
    [InlineData("2016/17–2018")]
    [InlineData("2016–2017/18")]
    [InlineData("2016/17–2017/19")]
    [InlineData("2006 Q1")]
    [InlineData("0000")]
    [InlineData("9999/00")]
    [InlineData("٢٠١٩")]
    public void AnythingElse_IsRefused(string? text)
    {
        Period.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => Period.Parse(text!)).Should().Throw<FormatException>().WithMessage("*not a period*2016/17*");
    }

    [Fact]
    public void WritingAndReading_GivesTheSamePeriod() =>
        Prop.ForAll(Periods.ToArbitrary(), p => Period.Parse(p.ToString()) == p).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlap_IsMutual_AndMeansASharedDay() =>
        Prop.ForAll(Periods.Two().ToArbitrary(), pair =>
        {
            var (a, b) = pair;
            var shared = a.Start <= b.End && b.Start <= a.End;
            return a.Overlaps(b) == shared && b.Overlaps(a) == shared && a.Overlaps(a);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2012–17", "2018–24", false)]
    [InlineData("2013–17", "2017/18", true)]
    [InlineData("2016/17", "2017", true)]
    [InlineData("2016/17", "2017/18", false)]
    public void Overlap_CountsBothEnds(string one, string other, bool expected) =>
        Period.Parse(one).Overlaps(Period.Parse(other)).Should().Be(expected);

    [Fact]
    public void Order_IsByEndThenStart() =>
        new[] { "2018–24", "2021", "2013–17", "2016/17", "2024" }.Select(Period.Parse).Order().Select(p => p.ToString())
            .Should().Equal("2016/17", "2013–17", "2021", "2018–24", "2024");

    [Fact]
    public void PeriodThatEndsBeforeItStarts_CannotBeMade() =>
        FluentActions.Invoking(() => Period.Years(2013, 2009)).Should().Throw<ArgumentException>().WithMessage("*2009-12-31*2013-01-01*");
}
