using HealthNeeds.Analytics.Similar;
using MathNet.Numerics.LinearAlgebra;

namespace HealthNeeds.Analytics.Tests.Similar;

/// <summary>Microsoft.ML's components, held against exact eigenvalues.</summary>
public sealed class PrincipalComponentsTests
{
    /// <summary>Two standardised columns with a correlation of 0.6: eigenvalues 1 + 0.6 and 1 − 0.6, by hand.</summary>
    [Theory]
    [InlineData(.79, 1)]
    [InlineData(.81, 2)]
    public void TwoColumns_HaveTheEigenvaluesOfTheirCorrelation(double share, int kept)
    {
        // (±1, ±1) in the proportions that make the mean product 0.6: four times alike for once unlike, of each kind.
        float[][] rows = [.. Enumerable.Repeat(new[] { 1f, 1f }, 4), .. Enumerable.Repeat(new[] { -1f, -1f }, 4), [1, -1], [-1, 1]];
        var found = PrincipalComponents.Of(rows, share, seed: 1);
        found.Total.Should().BeApproximately(2, 1e-6);
        found.Variances.Should().HaveCount(kept);
        found.Variances[0].Should().BeApproximately(1.6, 1e-4);
        if (kept == 2) found.Variances[1].Should().BeApproximately(.4, 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Variances_AreTheLargestEigenvalues_AndDistancesThoseOfTheExactSolution(int seed)
    {
        var rows = Correlated(seed, rows: 400, columns: 9);
        var (values, vectors) = Exact(rows);
        foreach (var share in new[] { .5, .9, .95 })
        {
            var found = PrincipalComponents.Of(rows, share, seed: 7);
            var kept = Enumerable.Range(1, values.Length).First(k => values.Take(k).Sum() >= share * values.Sum() - 1e-9);
            found.Variances.Should().HaveCount(kept);
            for (var c = 0; c < kept; c++)
                found.Variances[c].Should().BeApproximately(values[c], 1e-3 * values[c]);
            for (var i = 0; i < 40; i++)
            {
                var exact = Math.Sqrt(Enumerable.Range(0, kept).Sum(c => Math.Pow(Enumerable.Range(0, 9).Sum(f => vectors[f, c] * (rows[i][f] - rows[i + 1][f])), 2)));
                var here = Math.Sqrt(found.Scores[i].Zip(found.Scores[i + 1], (a, b) => Math.Pow((double)a - b, 2)).Sum());
                here.Should().BeApproximately(exact, 2e-3 * (1 + exact));
            }
        }
    }

    /// <summary>Shares that add up to all have an eigenvalue of nought, of which Microsoft.ML makes noise.</summary>
    [Fact]
    public void ColumnsThatAddUp_LeaveNoNoiseInTheScores()
    {
        var rows = Correlated(6, rows: 300, columns: 6).Select(r => r.Append(-r.Sum()).ToArray()).ToArray();
        var (values, _) = Exact(rows);
        values[^1].Should().BeApproximately(0, 1e-6);
        var found = PrincipalComponents.Of(rows, .9, seed: 1);
        found.Variances.Sum().Should().BeLessThan(found.Total * (1 + 1e-6));
        found.Variances.Zip(values, (a, b) => Math.Abs(a - b) / b).Should().OnlyContain(error => error < 1e-3);
    }

    [Fact]
    public void ComponentsThatAreNoise_AreLeftOut_AndWithoutEnoughOfTheVarianceThereAreNone()
    {
        double[][] vectors = [[1, 0], [0, .5]];
        PrincipalComponents.Kept(vectors, [1.2, .8], total: 2, share: .5).Should().Equal(0);
        PrincipalComponents.Kept(vectors, [1.2, .8], total: 2, share: .9).Should().BeNull("the other one's vector is not of length 1");
        PrincipalComponents.Kept([[1, 0], [0, 1]], [.8, 1.2], total: 2, share: .9).Should().Equal(1, 0);
    }

    [Fact]
    public void SameSeed_GivesTheSameScoresBitByBit()
    {
        var rows = Correlated(5, rows: 300, columns: 8);
        var (one, other) = (PrincipalComponents.Of(rows, .9, seed: 3), PrincipalComponents.Of(rows, .9, seed: 3));
        for (var i = 0; i < rows.Length; i++)
            one.Scores[i].Should().Equal(other.Scores[i]);
    }

    internal static float[][] Correlated(int seed, int rows, int columns)
    {
        var random = new Random(seed);
        var mixing = Enumerable.Range(0, columns).Select(_ => Enumerable.Range(0, columns).Select(c => (random.NextDouble() - .5) * 2 / (1 + c)).ToArray()).ToArray();
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            var hidden = Enumerable.Range(0, columns).Select(_ => (random.NextDouble() - .5) * 4).ToArray();
            return mixing.Select(m => (float)m.Zip(hidden, (a, b) => a * b).Sum()).ToArray();
        })];
    }

    /// <summary>Largest first.</summary>
    internal static (double[] Values, Matrix<double> Vectors) Exact(float[][] rows)
    {
        var x = Matrix<double>.Build.Dense(rows.Length, rows[0].Length, (i, j) => rows[i][j]);
        var centred = x - Matrix<double>.Build.Dense(rows.Length, rows[0].Length, (_, j) => x.Column(j).Average());
        var solved = (centred.TransposeThisAndMultiply(centred) / rows.Length).Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, rows[0].Length).OrderByDescending(c => solved.EigenValues[c].Real)];
        return ([.. order.Select(c => solved.EigenValues[c].Real)], Matrix<double>.Build.DenseOfColumnVectors(order.Select(c => solved.EigenVectors.Column(c))));
    }
}
