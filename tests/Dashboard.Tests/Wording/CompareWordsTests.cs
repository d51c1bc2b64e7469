using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Wording;

/// <summary>What a comparison comes to, where nothing is worse, all is known or one figure is held.</summary>
public sealed class CompareWordsTests
{
    [Theory]
    [InlineData(0, 0, "None of them is worse than England in any figure that can be compared.")]
    [InlineData(2, 2, "All are worse than England equally often: in 50% of their figures that can be compared.")]
    [InlineData(0, 1, "Most often worse than England is {1}, in 1 of its 4 figures (25%) that can be compared; least often {0}, in 0 of its 4 figures (0%).")]
    public void Finding_OfTwoPlaces_SaysWhereNoneIsWorse(int one, int other, string expected)
    {
        Area[] areas = [.. FixtureAreas.At(AreaLevel.Ltla24).Take(2)];
        PlaceTally[] tallies = [new(areas[0], one, 4 - one, 0, 0, 0), new(areas[1], other, 4 - other, 0, 0, 0)];
        CompareWords.Finding(tallies, rows: 4).Should().Be(expected.Replace("{0}", areas[0].DisplayName, StringComparison.Ordinal).Replace("{1}", areas[1].DisplayName, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, 1, 12, 0, "Worse than its peers in 3 of 12 figures that have limits, better in 1.")]
    [InlineData(1, 0, 1, 1, "Worse than its peers in 1 of 1 figure that has limits, better in 0. Of 1 other it is not known: limits are not published for it and all its peers, or fewer than five peers have a figure.")]
    [InlineData(0, 0, 0, 5, "Of none of its 5 figures is it known whether it differs from its peers: limits are not published for it and all its peers, or fewer than five peers have a figure.")]
    [InlineData(0, 0, 0, 0, "No figure of it can be set beside its peers’.")]
    public void AgainstPeers_SpeaksOfFiguresThatAreNotKnown_WhereThereAreSome(int worse, int better, int told, int unknown, string expected) =>
        CompareWords.AgainstPeers(worse, better, told, unknown).Should().Be(expected);
}
