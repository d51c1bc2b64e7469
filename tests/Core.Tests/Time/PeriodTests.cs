using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Core.Tests.Time;

public sealed class PeriodTests
{
    private static readonly Gen<Period> Periods =
        from first in Gen.Choose(1900, 2100)
        from length in Gen.Choose(0, 120)
        from financial in Gen.Elements(true, false)
        select financial ? Period.FinancialYears(first, first + length) : Period.Years(first, first + length);

    private static readonly Gen<Period> Parts =
        from first in Gen.Choose(1900 * 12, 2100 * 12)
        from length in Gen.Choose(0, 40)
        select Period.Months(first / 12, (first % 12) + 1, (first + length) / 12, ((first + length) % 12) + 1);

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
    [InlineData("1999 - 01", "1999–2001", "1999-01-01", "2001-12-31")]
    [InlineData("1999/00 - 01/02", "1999/00–2001/02", "1999-04-01", "2002-03-31")]
    [InlineData("2006 Q1", "2006 Q1", "2006-01-01", "2006-03-31")]
    [InlineData("2006 Q1 - 2006 Q4", "2006", "2006-01-01", "2006-12-31")]
    [InlineData("2006/07 Q4", "2006/07 Q4", "2007-01-01", "2007-03-31")]
    [InlineData("2006/07 Q2 - 2007/08 Q1", "2006/07 Q2–2007/08 Q1", "2006-07-01", "2007-06-30")]
    [InlineData("Aug 2006 - Jul 2007", "Aug 2006–Jul 2007", "2006-08-01", "2007-07-31")]
    [InlineData("Jul 2006 - Jun 2007", "Jul 2006–Jun 2007", "2006-07-01", "2007-06-30")]
    [InlineData("Apr 2006 - Mar 2007", "2006/07", "2006-04-01", "2007-03-31")]
    [InlineData("Feb 2008", "Feb 2008", "2008-02-01", "2008-02-29")]
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
    [InlineData("2006 Q5")]
    [InlineData("2006/08 Q1")]
    [InlineData("2006/07 Q2 - 2007 Q1")]
    [InlineData("2007 Q1 - 2006 Q4")]
    [InlineData("Aug 2006 - Jul 2005")]
    [InlineData("August 2006")]
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
        Prop.ForAll(Gen.OneOf(Periods, Parts).ToArbitrary(), p => Period.Parse(p.ToString()) == p).QuickCheckThrowOnFailure();

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
