using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Tests.Wording;

public sealed class PeriodWordsTests
{
    private static readonly TimeProvider Clock = new Fixed(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2018–22", "2018–22, 4 years old")]
    [InlineData("2024/25", "2024/25, 2 years old")]
    [InlineData("2025 Q3", "2025 Q3, a year old")]
    [InlineData("2021", "2021, 5 years old")]
    [InlineData("2021/22", "2021/22, 5 years old")]
    [InlineData("2022 Q3", "2022 Q3, 4 years old")]
    [InlineData("2025/26", "2025/26")]
    [InlineData("2026", "2026")]
    [InlineData("2009–13", "2009–13, 13 years old")]
    public void Period_SaysHowOldItIs(string period, string words) => PeriodWords.WithAge(Period.Parse(period), Clock).Should().Be(words);

    [Theory]
    [InlineData("", null)]
    [InlineData("2021", "2021 (5 years old)")]
    [InlineData("2024 2024", "2024 (2 years old)")]
    [InlineData("2019 2025/26", "2019 (7 years old) and 2025/26")]
    [InlineData("2019 2021 2022 2024/25", "2019 (7 years old) to 2024/25 (2 years old); half of its 4 indicators are of 2021 (5 years old) or older")]
    public void Span_SaysTheOldest_TheNewest_AndWhatHalfAre(string periods, string? words) =>
        PeriodWords.Span([.. periods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Period.Parse)], Clock).Should().Be(words);

    [Theory]
    [InlineData(90, 100, true)]
    [InlineData(89, 100, false)]
    [InlineData(2, 2, true)]
    public void Spread_OfTooFewAreas_IsNoComparator(int areas, int of, bool comparator) => Spread(areas, of).IsComparator.Should().Be(comparator);

    [Fact]
    public void Comparator_ThatIsMissing_SaysWhy()
    {
        ComparatorWords.Of(Spread(100, 100), tooFew: false, 1).Should().Be("4.0");
        ComparatorWords.Of(null, tooFew: true, 1).Should().Be("not enough areas to compare");
        ComparatorWords.Of(null, tooFew: false, 1).Should().Be("–");
    }

    private static IndicatorSpread Spread(int areas, int of) =>
        new(new IndicatorId("i"), Period.Year(2021), Sex.Persons, AreaLevel.Lsoa21, AreaCode.England, areas, 1, 2, 3, 4, 5, 6, 7, 4) { Of = of };

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
