using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class LambdaMartTests
{
    // The forces of a group add up to about one, so leaves are light.
    private static readonly TrainingOptions Options = new() { Objective = Objective.LambdaMart, Rounds = 60, MaxDepth = 3, LearningRate = 0.2, MinChildWeight = 0.01, L2 = 0.1 };

    [Fact]
    public void Ranking_Learnt_OrdersOtherGroups()
    {
        var matrix = Sample.Random(1200, 4, seed: 1);
        var grade = Array.ConvertAll(Sample.Label(matrix, 1), y => Math.Clamp(Math.Round(y + 1), 0, 4));
        int[] group = [.. Enumerable.Range(0, 1200).Select(r => r / 40)];
        var set = new TrainingSet(matrix, [.. Enumerable.Range(0, 800)], grade, group: group);
        var score = new HistogramTrainer().Train(set, Options, CancellationToken.None).Predict(matrix);
        var learnt = Enumerable.Range(20, 10).Average(g => Ndcg(g, group, grade, score));
        var bySingle = Enumerable.Range(20, 10).Average(g => Ndcg(g, group, grade, [.. matrix.Column(2).ToArray().Select(x => float.IsNaN(x) ? 0.5 : x)]));
        learnt.Should().BeGreaterThan(0.95).And.BeGreaterThan(bySingle + 0.05);
    }

    [Fact]
    public void Ranking_WithoutGroups_IsRefused()
    {
        var train = () => Sample.Train(Sample.Matrix([1, 2]), [0, 1], Options);
        train.Should().Throw<ArgumentException>().WithMessage("LambdaMart needs a group for every row.*");
    }

    [Fact]
    public void Ranking_WithAGradeAbove31_NamesTheRow()
    {
        var matrix = Sample.Matrix([1, 2]);
        var train = () => new HistogramTrainer().Train(new(matrix, [0, 1], [1, 32], group: [0, 0]), Options, CancellationToken.None);
        train.Should().Throw<ArgumentException>().WithMessage("LambdaMart needs grades from 0 to 31; row 1 has 32.*");
    }

    private static double Ndcg(int wanted, int[] group, double[] grade, double[] score)
    {
        int[] rows = [.. Enumerable.Range(0, group.Length).Where(r => group[r] == wanted)];
        return Dcg(rows.OrderByDescending(r => score[r]).Select(r => grade[r])) / Dcg(rows.Select(r => grade[r]).OrderDescending());
    }

    private static double Dcg(IEnumerable<double> grades) => grades.Select((y, p) => (Math.Pow(2, y) - 1) / Math.Log2(p + 2)).Sum();
}
