using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class BinnedMatrixTests
{
    [Fact]
    public void Edges_FewValues_StandHalfWayBetweenThem() =>
        BinEdges.Fit([3, 1, float.NaN, 1, 7], [0, 1, 2, 3, 4], 255).Should().Equal(2, 5);

    [Fact]
    public void Edges_ValuesOneStepApart_StillPartThem()
    {
        var above = MathF.BitIncrement(1);
        var edges = BinEdges.Fit([1, above], [0, 1], 255);
        (BinEdges.BinOf(edges, 1), BinEdges.BinOf(edges, above)).Should().Be((0, 1));
    }

    [Fact]
    public void Edges_ManyValues_HoldEquallyMany()
    {
        float[] column = [.. Enumerable.Range(0, 10_000).Select(i => MathF.Exp(i / 1000f))];
        var edges = BinEdges.Fit(column, [.. Enumerable.Range(0, column.Length)], 100);
        var counts = column.CountBy(x => BinEdges.BinOf(edges, x)).ToDictionary();
        counts.Should().HaveCount(100);
        counts.Values.Should().OnlyContain(n => n == 100);
    }

    [Fact]
    public void Edges_OneValueInMostRows_LeaveTheOtherBinsToTheRest()
    {
        float[] column = [.. Enumerable.Repeat(0f, 9_000), .. Enumerable.Range(1, 1_000).Select(i => (float)i)];
        var edges = BinEdges.Fit(column, [.. Enumerable.Range(0, column.Length)], 50);
        edges.Should().HaveCount(49);
        column.Where(x => x > 0).CountBy(x => BinEdges.BinOf(edges, x)).Max(b => b.Value).Should().BeLessThan(30);
    }

    [Fact]
    public void Bins_OfAFold_IgnoreTheRowsHeldOut()
    {
        var matrix = Sample.Random(400, 3, seed: 1);
        var changed = new FeatureMatrix(matrix.Features, [.. Enumerable.Range(0, 3).Select(f => matrix.Column(f).ToArray().Select((x, r) => r < 300 ? x : 1000 + r).ToArray())]);
        int[] train = [.. Enumerable.Range(0, 300)];
        var (one, other) = (BinnedMatrix.Fit(new(matrix, train, new double[400]), 64), BinnedMatrix.Fit(new(changed, train, new double[400]), 64));
        for (var f = 0; f < 3; f++) one.Edges(f).ToArray().Should().Equal(other.Edges(f).ToArray());
        one.Block(0).Should().Equal(other.Block(0));
    }

    [Fact]
    public void Bins_OfOtherRows_AreRefused()
    {
        var matrix = Sample.Random(50, 2, seed: 1);
        var bins = BinnedMatrix.Fit(new(matrix, [1, 2, 3], new double[50]), 255);
        var train = () => new HistogramTrainer().Train(new(matrix, [1, 2, 4], new double[50]), bins, new(), CancellationToken.None);
        train.Should().Throw<ArgumentException>().WithMessage("The bins were made from other rows*");
    }
}
