namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class NdcgTests
{
    private static readonly Dictionary<string, int> Grades = new() { ["a"] = 3, ["b"] = 1 };

    [Fact]
    public void Ndcg_IdealOrder_IsOne() => Ndcg.At(5, [("a", 2), ("b", 1)], Grades).Should().BeApproximately(1, 1e-12);

    [Fact]
    public void Ndcg_WorstOrder_IsTheTextbookValue() =>
        Ndcg.At(5, [("b", 2), ("a", 1)], Grades).Should().BeApproximately((1 + (7 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), 1e-12);

    [Fact]
    public void Ndcg_Ties_ShareTheirMeanGain() =>
        Ndcg.At(5, [("b", 1), ("a", 1)], Grades).Should().BeApproximately((4 + (4 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), 1e-12);

    [Fact]
    public void Ndcg_NothingExpected_IsOneOnlyForNothing()
    {
        Ndcg.At(5, [], new Dictionary<string, int>()).Should().Be(1);
        Ndcg.At(5, [("a", 1)], new Dictionary<string, int>()).Should().Be(0);
    }
}
