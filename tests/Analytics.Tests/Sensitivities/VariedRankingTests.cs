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
        scores.Compute(Alternative.Declared(ranking));
        for (var r = 0; r < rows.Length; r++)
            ((double)scores.Scores[r]).Should().BeApproximately(1 + overall.Unmet.Sum(u => u.Weight * u.Measure.Value[rows[r]]), 1e-5);
    }

    /// <summary>Buffers keep what alternatives in a row have in common: whatever came before, an alternative gives the same scores.</summary>
    [Fact]
    public void Scores_DoNotDependOnWhatWasComputedBefore()
    {
        var ranking = Ranking();
        var drawn = new AlternativeDraws(ranking, seed: 4).Take(30);
        var used = new VariedScores(ranking, planted.Frame.Count);
        foreach (var alternative in drawn)
        {
            used.Compute(alternative);
            var fresh = new VariedScores(ranking, planted.Frame.Count);
            fresh.Compute(alternative);
            used.Scores.Should().Equal(fresh.Scores);
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
    public void CareLeftOut_TakesItsConditionAway()
    {
        var ranking = Ranking();
        var (declared, care) = (Alternative.Declared(ranking), Array.FindIndex(ranking.Parts, p => p.Id == "care-cancer-screening"));
        var shares = new double[ranking.Conditions.Length];
        ranking.Share(declared with { CareOut = [.. declared.CareOut.Select((_, p) => p == care)] }, shares);
        shares[Array.FindIndex(ranking.Conditions, c => c.Care == care)].Should().Be(0);
        shares.Count(s => s > 0).Should().Be(ranking.Conditions.Length - 1);
    }

    [Fact]
    public void Factors_AreThoseWithAlternatives()
    {
        SensitivityFactor.Of(Ranking()).Select(f => f.Id).Should().Equal("focus-weights", "harm", "aggregation", "outcomes", "care-cancer-screening", "shrinkage");
        var overall = planted.Overall();
        SensitivityFactor.Of(new VariedRanking(planted.Frame, [overall.Unmet[1] with { Weight = 1 }], [0, 1])).Select(f => f.Id).Should().Equal("harm", "aggregation", "outcomes", "shrinkage");
    }

    private VariedRanking Ranking() => new(planted.Frame, planted.Overall().Unmet, [.. Enumerable.Range(0, planted.Frame.Count)]);
}
