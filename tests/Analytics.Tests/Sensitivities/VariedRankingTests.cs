using HealthNeeds.Analytics.Sensitivities;

namespace HealthNeeds.Analytics.Tests.Sensitivities;

public sealed class VariedRankingTests
{
    private readonly PlantedNeed planted = new();

    /// <summary>What is varied is the ranking that is published: with nothing varied it is that ranking, in a part of the country too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void DeclaredAlternative_IsThePublishedScore(int step)
    {
        var overall = planted.Overall();
        int[] rows = [.. Enumerable.Range(0, planted.Frame.Count).Where(i => i % step == 0)];
        var ranking = new VariedRanking(planted.Frame, overall.Unmet, rows);
        var scores = new VariedScores(ranking, rows.Length);
        scores.Compute(AlternativeMethod.Declared(ranking));
        for (var r = 0; r < rows.Length; r++)
            ((double)scores.Scores[r]).Should().BeApproximately(1 + overall.Unmet.Sum(u => u.Weight * u.Measure.Value[rows[r]]), 1e-5);
    }

    /// <summary>Buffers keep what alternatives in a row have in common: whatever came before, an alternative gives the same scores.</summary>
    [Fact]
    public void Scores_DoNotDependOnWhatWasComputedBefore()
    {
        var ranking = Diabetes();
        var draws = new AlternativeDraws(ranking, seed: 4);
        var used = new VariedScores(ranking, planted.Frame.Count);
        foreach (var (first, second) in draws.Take(10).Zip(draws.Take(10)))
        {
            foreach (var alternative in SensitivityFactor.Of(ranking).Select(f => f.Replace(first, second)).Prepend(first).Append(second))
            {
                used.Compute(alternative);
                var fresh = new VariedScores(ranking, planted.Frame.Count);
                fresh.Compute(alternative);
                used.Scores.Should().Equal(fresh.Scores);
            }
        }
    }

    [Fact]
    public void Shares_InAnyAlternative_SumToOne()
    {
        var ranking = Ranking();
        var shares = new double[ranking.Conditions.Length];
        foreach (var alternative in new AlternativeDraws(ranking, seed: 4).Take(200))
        {
            ranking.Share(alternative, shares);
            shares.Sum().Should().BeApproximately(1, 1e-9);
            shares.Should().OnlyContain(s => s >= 0);
        }
    }

    /// <summary>Screening is care that everyone should have: without its figure there is nothing of it to count.</summary>
    [Fact]
    public void CareOfEveryoneLeftOut_TakesItsConditionAway() =>
        CancerWithout("care-cancer-screening").Should().BeEquivalentTo(new[] { 50.9, 2.6, 0.3, 0 }.Select(y => y / 53.8), Nearly);

    /// <summary>Reviews concern people on the register: without their figure the register counts with all of its harm.</summary>
    [Fact]
    public void CareWithinAConditionLeftOut_GivesItsHarmBack() =>
        CancerWithout("care-cancer-review").Should().BeEquivalentTo(new[] { 50.9, 2.9, 0, 0.5 }.Select(y => y / 54.3), Nearly);

    /// <summary>Where no other condition stands for it, all who have it count, with all of its harm.</summary>
    [Fact]
    public void CareOfAConditionLeftOut_CountsAllWhoHaveIt()
    {
        var ranking = Diabetes();
        var declared = AlternativeMethod.Declared(ranking);
        Shares(ranking, declared).Should().BeEquivalentTo(new[] { 37.2, 3.2 }.Select(y => y / 40.4), Nearly);
        Shares(ranking, declared with { CareOut = [.. ranking.IsCare] }).Should().BeEquivalentTo(new[] { 37.2, 5.05 }.Select(y => y / 42.25), Nearly);
    }

    [Fact]
    public void OutcomeLeftOut_TakesAllThatIsCountedByIt()
    {
        var ranking = Ranking();
        var register = Array.FindIndex(ranking.Parts, p => p.Id == "cancer");
        Shares(ranking, AlternativeMethod.Declared(ranking) with { LeftOut = [register, -1] }).Take(4).Select(s => 2 * s).Should().BeEquivalentTo(new[] { 50.9, 0, 0, 0.5 }.Select(y => y / 51.4), Nearly);
    }

    [Fact]
    public void Factors_AreThoseWithAlternatives()
    {
        SensitivityFactor.Of(Ranking()).Select(f => f.Id).Should().Equal("focus-weights", "harm", "aggregation", "outcomes", "care-cancer-review", "care-cancer-screening", "shrinkage");
        var overall = planted.Overall();
        SensitivityFactor.Of(new VariedRanking(planted.Frame, [overall.Unmet[1] with { Weight = 1 }], [0, 1])).Select(f => f.Id).Should().Equal("harm", "aggregation", "outcomes", "shrinkage");
    }

    private static FluentAssertions.Equivalency.EquivalencyAssertionOptions<double> Nearly(FluentAssertions.Equivalency.EquivalencyAssertionOptions<double> options) =>
        options.Using<double>(pair => pair.Subject.Should().BeApproximately(pair.Expectation, 1e-9)).WhenTypeIs<double>().WithStrictOrdering();

    /// <summary>Shares of the four conditions of cancer, which is half of the whole.</summary>
    private IEnumerable<double> CancerWithout(string care)
    {
        var ranking = Ranking();
        return Shares(ranking, AlternativeMethod.Declared(ranking) with { CareOut = [.. ranking.Parts.Select(p => p.Id == care)] }).Take(4).Select(s => 2 * s);
    }

    private static double[] Shares(VariedRanking ranking, AlternativeMethod alternative)
    {
        var shares = new double[ranking.Conditions.Length];
        ranking.Share(alternative, shares);
        return shares;
    }

    private VariedRanking Diabetes() => new(planted.Frame, planted.Diabetes(), [.. Enumerable.Range(0, planted.Frame.Count)]);

    private VariedRanking Ranking() => new(planted.Frame, planted.Overall().Unmet, [.. Enumerable.Range(0, planted.Frame.Count)]);
}
