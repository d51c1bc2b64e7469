using HealthNeeds.Analytics.Trends;

namespace HealthNeeds.Analytics.Tests.Trends;

public sealed class ChangeTests
{
    [Fact]
    public void Change_IsSinceTheLastPeriodThatSharesNoTime()
    {
        var found = FigureChange.Of([Point("2018–20", 70), Point("2019–21", 75), Point("2022–24", 60), Point("2021–23", 65), Point("2015–17", 80)])!.Value;
        (found.Since.ToString(), found.Before, found.Difference, found.Direction).Should().Be(("2019–21", 75, -15, null));
        FigureChange.Of([Point("2021–23", 1), Point("2022–24", 2)]).Should().BeNull("they overlap");
        FigureChange.Of([]).Should().BeNull();
    }

    /// <summary>Altman and Bland, BMJ 2003;326:219, test the difference of two estimates by z = d / √(s₁² + s₂²).</summary>
    [Theory]
    [InlineData(10, 1, 12.7, 1, 0)]
    [InlineData(10, 1, 12.8, 1, 1)]
    [InlineData(10, 1, 7.2, 1, -1)]
    [InlineData(10, .1, 10.3, 2, 0)]
    public void Change_IsBeyondChance_WhereZLiesAbove196(double before, double error, double after, double errorAfter, int direction)
    {
        var found = FigureChange.Of([Point("2023", before, error), Point("2024", after, errorAfter)])!.Value;
        found.Direction.Should().Be(direction);
        (Math.Abs(after - before) / Math.Sqrt((error * error) + (errorAfter * errorAfter)) > 1.96).Should().Be(direction != 0);
    }

    /// <summary>By hand: 5 − √(0.2² + 5²) is below 0, though 5 is above √(0.6² + 2.75²), the half-widths.</summary>
    [Fact]
    public void Change_WithUnevenLimits_IsHeldAgainstTheSidesThatFaceEachOther() =>
        FigureChange.Of([new(Period.Parse("2023"), 10, (9.5, 15), Counts: null), new(Period.Parse("2024"), 15, (14.8, 16), Counts: null)])!.Value.Direction.Should().Be(0);

    [Fact]
    public void Shift_RanksBothEditionsOverTheSameAreas_TiesInTheMiddle()
    {
        (AreaCode Area, double Before, double After)[] scores = [.. Enumerable.Range(0, 20).Select(i => (new AreaCode($"E010000{i:00}"), 100.0 - i, i == 19 ? 200 : i is 3 or 4 or 5 ? 50.0 : 90 - i))];
        var found = RankShift.Of(scores);
        foreach (var (shift, i) in found.Select((s, i) => (s, i)))
        {
            shift.Before.Should().Be(1 + scores.Count(s => s.Before > scores[i].Before));
            shift.TenthBefore.Should().Be((shift.Before + 1) / 2);
        }

        (found[19].After, found[19].Places, found[19].TenthAfter).Should().Be((1, 19, 1));
        found.Where((_, i) => i is 3 or 4 or 5).Select(s => s.After).Should().OnlyContain(r => r == 19, "18, 19 and 20 share their middle");
    }

    private static TrendPoint Point(string period, double value, double? error = null) =>
        new(Period.Parse(period), value, error is { } s ? (value - (1.959963984540054 * s), value + (1.959963984540054 * s)) : null, Counts: null);
}
