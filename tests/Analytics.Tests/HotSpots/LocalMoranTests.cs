using HealthNeeds.Analytics.HotSpots;

namespace HealthNeeds.Analytics.Tests.HotSpots;

public sealed class LocalMoranTests
{
    /// <summary>Three by three, left to right, top to bottom; by queen contiguity corners have three neighbours, edges five, the middle eight.</summary>
    private static readonly int[][] Grid =
    [
        [1, 3, 4], [0, 2, 3, 4, 5], [1, 4, 5],
        [0, 1, 4, 6, 7], [0, 1, 2, 3, 5, 6, 7, 8], [1, 2, 4, 7, 8],
        [3, 4, 7], [3, 4, 5, 6, 8], [4, 5, 7],
    ];

    private static readonly double[] Values = [9, 8, 4, 7, 6, 3, 2, 1, 5];

    /// <summary>
    /// Anselin (1995), equation 12, by hand: the mean is 5 and m₂ = (16+9+1+4+1+4+9+16+0)/9 = 60/9. Top left: z = 4, its neighbours 8, 7 and 6 have z of 3, 2 and 1,
    /// so I = 4·2/(60/9) = 1.2. Middle: z = 1, its neighbours' z sum to −1, so I = 1·(−1/8)/(60/9) = −0.01875. Bottom middle: z = −4, neighbours 7, 6, 3, 2, 5
    /// have z of 2, 1, −2, −3, 0, mean −0.4, so I = 1.6/(60/9) = 0.24. Bottom right: z = 0, so I = 0.
    /// </summary>
    [Fact]
    public void Grid_WorkedByHand_HasItsI()
    {
        var moran = LocalMoran.Of(Values, new NeighbourTests(Grid, seed: 1))!;
        moran.I[0].Should().BeApproximately(1.2, 1e-12);
        moran.I[4].Should().BeApproximately(-0.01875, 1e-12);
        moran.I[7].Should().BeApproximately(0.24, 1e-12);
        moran.I[8].Should().BeApproximately(0, 1e-12);
        moran.All.Should().BeApproximately(moran.I.Average(), 1e-12);
    }

    /// <summary>Every set of as many others there is, in the place of 9,999 of them by lot.</summary>
    [Fact]
    public void P_OfTheGrid_IsThatOfAllPermutations()
    {
        var p = LocalMoran.Of(Values, new NeighbourTests(Grid, seed: 3))!.P;
        for (var i = 0; i < 9; i++)
        {
            var observed = Grid[i].Sum(j => Values[j]);
            double[] sums = [.. Sets([.. Values.Where((_, j) => j != i)], Grid[i].Length)];
            var exact = Math.Min(1, 2 * Math.Min(sums.Count(s => s >= observed), sums.Count(s => s <= observed)) / (double)sums.Length);
            p[i].Should().BeApproximately(exact, 0.02, "area {0}", i);
        }
    }

    [Fact]
    public void SameSeed_GivesTheSame_AndAnotherOneNot()
    {
        double[] P(int seed) => LocalMoran.Of(Values, new NeighbourTests(Grid, seed, 199))!.P;
        P(5).Should().Equal(P(5)).And.NotEqual(P(6));
    }

    [Fact]
    public void LongRow_LowestP_IsTwoOfTheNumberOfPermutationsAndOne()
    {
        int[][] row = [.. Enumerable.Range(0, 60).Select(i => new[] { i - 1, i + 1 }.Where(j => j is >= 0 and < 60).ToArray())];
        double[] values = [.. Enumerable.Range(0, 60).Select(i => i is > 20 and < 24 ? 50.0 : i % 7)];
        var p = LocalMoran.Of(values, new NeighbourTests(row, seed: 1))!.P;
        // Two of three high values among the 59 others: 1 set in 59·58/2 = 1,711 when it is high itself.
        p[22].Should().BeApproximately(2.0 / 1711, 0.001);
        p.Min().Should().BeGreaterThanOrEqualTo(2.0 / 10_000);
    }

    [Fact]
    public void Below_CountsAsALookAtEachDoes()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 5000).Select(i => i % 3 == 0 ? Math.Round(random.NextDouble(), 1) : Math.Exp(3 * random.NextDouble()))];
        var grouped = new GroupedValues(values);
        foreach (var value in values.Concat([-1, 0, 1e9, values.Max(), values.Min()]).Distinct()) grouped.Below(value).Should().Be(values.Count(v => v < value));
        new GroupedValues([2, 2]).Below(2.5).Should().Be(2);
    }

    [Fact]
    public void ValuesAllAlike_HaveNone() => LocalMoran.Of([3, 3, 3, 3, 3, 3, 3, 3, 3], new NeighbourTests(Grid, seed: 1, 99)).Should().BeNull();

    [Fact]
    public void Island_IsRefused() => FluentActions.Invoking(() => new NeighbourTests([[1], [0], []], seed: 1)).Should().Throw<ArgumentException>().WithMessage("*islands*");

    private static IEnumerable<double> Sets(double[] from, int size)
    {
        if (size == 0) return [0];
        return Enumerable.Range(0, from.Length - size + 1).SelectMany(first => Sets(from[(first + 1)..], size - 1).Select(rest => from[first] + rest));
    }
}
