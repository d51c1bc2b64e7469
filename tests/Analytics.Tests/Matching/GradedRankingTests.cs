namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class GradedRankingTests
{
    private static readonly Dictionary<string, int> Grades = new() { ["a"] = 3, ["b"] = 1 };

    [Fact]
    public void Ndcg_IdealOrder_IsOne() => GradedRanking.Ndcg(5, [("a", 2), ("b", 1)], Grades).Should().BeApproximately(1, 1e-12);

    [Fact]
    public void Ndcg_WorstOrder_IsTheTextbookValue() =>
        GradedRanking.Ndcg(5, [("b", 2), ("a", 1)], Grades).Should().BeApproximately((1 + (7 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), 1e-12);

    [Fact]
    public void Ndcg_Ties_ShareTheirMeanGain() =>
        GradedRanking.Ndcg(5, [("b", 1), ("a", 1)], Grades).Should().BeApproximately((4 + (4 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), 1e-12);

    [Fact]
    public void Ndcg_NothingExpected_IsOneOnlyForNothing()
    {
        GradedRanking.Ndcg(5, [], new Dictionary<string, int>()).Should().Be(1);
        GradedRanking.Ndcg(5, [("a", 1)], new Dictionary<string, int>()).Should().Be(0);
    }

    [Fact]
    public void Recall_CountsGoodAnswersAmongTheFirst()
    {
        var grades = new Dictionary<string, int> { ["a"] = 3, ["b"] = 2, ["c"] = 1 };
        GradedRanking.Recall(2, [("a", 3), ("c", 2), ("b", 1)], grades).Should().Be(0.5);
        GradedRanking.Recall(3, [("a", 3), ("c", 2), ("b", 1)], grades).Should().Be(1);
        GradedRanking.Recall(1, [("a", 1), ("b", 1), ("x", 1)], grades).Should().BeApproximately(1.0 / 3, 1e-12, "three tie for one place, two of them good, of two");
    }

    [Fact]
    public void Bootstrap_SameValues_HaveNoWidth() => Bootstrap.Interval90([0.5, 0.5, 0.5]).Should().Be((0.5, 0.5));

    [Fact]
    public void Bootstrap_SpreadValues_HoldTheirMean()
    {
        var (lower, upper) = Bootstrap.Interval90([.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? 0.0 : 1.0)]);
        lower.Should().BeInRange(0.3, 0.45);
        upper.Should().BeInRange(0.55, 0.7);
    }
}
