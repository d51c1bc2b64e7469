using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Tests.Drawing;

public sealed class WordingTests
{
    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(113, "113th")]
    [InlineData(121, "121st")]
    [InlineData(1002, "1,002nd")]
    public void Ordinal_OfANumber_IsAsSpoken(int number, string words) => Figures.Ordinal(number).Should().Be(words);

    [Theory]
    [InlineData(0, "under 1%")]
    [InlineData(0.004, "under 1%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.995, "over 99%")]
    [InlineData(1, "over 99%")]
    public void Chance_NearTheEnds_ClaimsNoCertainty(double share, string words) => Figures.Chance(share).Should().Be(words);

    [Fact]
    public void Why_TwoDomainsRaiseAndOneLowers_NamesThemInOrder() =>
        Why(("Income and work", .5), ("Diagnosis", .9), ("Crime and safety", -.4), ("Rurality", .01))
            .Should().Be("Fewer diagnoses than expected and low income and worklessness; less crime pulls the other way.");

    [Fact]
    public void Why_NothingRaises_SaysWhatHoldsItDown() =>
        Why(("Income and work", -.5), ("Diagnosis", -.4)).Should().Be("Held down by better incomes and work and diagnosis near what is expected.");

    [Fact]
    public void Why_WithoutParts_ClaimsNothing() => Why().Should().Be("Close to the typical place on every count.");

    [Fact]
    public void Gaps_AgainstMedians_AreDifferencesLargestFirst()
    {
        Contribution[] here = [new(ContributionSide.Burden, "Housing", .2), new(ContributionSide.Gap, "Diagnosis", -.6)];
        Contribution[] medians = [new(ContributionSide.Burden, "Housing", .1)];
        ContributionGap.Of(here, medians).Select(g => (g.Domain, Math.Round(g.Difference, 6))).Should().Equal(("Diagnosis", -.6), ("Housing", .1));
    }

    private static string Why(params (string Domain, double Difference)[] gaps) =>
        WhySentence.Of([.. gaps.Select(g => new ContributionGap(ContributionSide.Burden, g.Domain, g.Difference)).OrderByDescending(g => Math.Abs(g.Difference))]);
}
