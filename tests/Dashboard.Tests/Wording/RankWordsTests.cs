using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Tests.Wording;

public sealed class RankWordsTests
{
    [Theory]
    [InlineData(1, 23, "1–23 of 6,856", "1st to 23rd")]
    [InlineData(4, 4, "4 of 6,856", "4th")]
    [InlineData(980, 1_204, "980–1,204 of 6,856", "980th to 1,204th")]
    public void Interval_OfRanks_NamesBothEnds_OrTheOnlyOne(int lower, int upper, string range, string span)
    {
        var rank = new RankInterval(lower, lower, upper, 6_856);
        (RankWords.Range(rank), RankWords.Span(rank)).Should().Be((range, span));
        range.Should().StartWith($"{RankWords.Ends(rank)} of ");
    }
}
