using HealthNeeds.Analytics.Trials;

namespace HealthNeeds.Analytics.Tests.Trials;

public sealed class MatchedControlsTests
{
    private static readonly MatchRules Rules = new(1, OtherAuthority: false, MostKilometres: null, Caliper: null, DistanceMeasure.Standardised, WithReplacement: false);

    /// <summary>Every way of giving sites controls of their own, written out: most places filled first, then the least distance.</summary>
    [Theory]
    [InlineData(1, 3, 6, 1, null, false)]
    [InlineData(2, 4, 7, 1, 1.8, false)]
    [InlineData(3, 3, 8, 2, 2.0, true)]
    [InlineData(4, 4, 6, 2, 1.5, true)]
    [InlineData(5, 2, 7, 3, 1.2, false)]
    public void WithoutReplacement_IsTheBestOfAllWays(int seed, int sites, int pool, int perSite, double? caliper, bool otherAuthority)
    {
        var (chosen, candidates) = Made(seed, sites, pool);
        var rules = Rules with { PerSite = perSite, Caliper = caliper, OtherAuthority = otherAuthority, Measure = seed % 2 == 0 ? DistanceMeasure.Mahalanobis : DistanceMeasure.Standardised };
        var found = MatchedControls.Of(chosen, candidates, rules);

        found.SelectMany(f => f.Controls).Select(c => c.Area).Should().OnlyHaveUniqueItems();
        var distances = AreaDistances.Of([.. chosen.Concat(candidates).Select(a => a.Values)], rules.Measure);
        double[][] costs = [.. chosen.Select((s, i) => candidates.Select((c, j) => otherAuthority && c.Authority == s.Authority || distances.Between(i, sites + j) > caliper ? double.PositiveInfinity : distances.Between(i, sites + j)).ToArray())];
        var best = Best([.. costs.SelectMany(r => Enumerable.Repeat(r, perSite))], 0, []);
        found.Sum(f => f.Controls.Count).Should().Be(best.Filled);
        found.SelectMany(f => f.Controls).Sum(c => c.Distance).Should().BeApproximately(best.Cost, 1e-9);
        if (caliper is { } most) found.SelectMany(f => f.Controls).Should().OnlyContain(c => c.Distance <= most);
        found.Should().OnlyContain(f => f.HasAll == (f.Controls.Count == perSite));
    }

    private static (int Filled, double Cost) Best(double[][] rows, int row, HashSet<int> taken)
    {
        if (row == rows.Length) return (0, 0);
        var best = Best(rows, row + 1, taken);
        for (var column = 0; column < rows[row].Length; column++)
        {
            if (!double.IsFinite(rows[row][column]) || !taken.Add(column)) continue;
            var (filled, cost) = Best(rows, row + 1, taken);
            if (filled + 1 > best.Filled || (filled + 1 == best.Filled && cost + rows[row][column] < best.Cost)) best = (filled + 1, cost + rows[row][column]);
            taken.Remove(column);
        }

        return best;
    }

    [Fact]
    public void WithReplacement_EachSiteHasItsNearest()
    {
        var (sites, pool) = Made(6, 3, 8);
        var found = MatchedControls.Of([sites[0], sites[0] with { Code = Code(99) }], pool, Rules with { PerSite = 2, WithReplacement = true });
        found[0].Controls.Select(c => c.Area).Should().Equal(found[1].Controls.Select(c => c.Area), "two sites alike have the same nearest areas");
        found[0].Controls.Should().BeInAscendingOrder(c => c.Distance);
    }

    [Fact]
    public void Sites_AreNoControls_AndTheOrderOfThePoolIsNothing()
    {
        var (sites, pool) = Made(7, 3, 9);
        var one = MatchedControls.Of(sites, [.. pool, .. sites], Rules with { PerSite = 2 });
        var other = MatchedControls.Of(sites, [.. sites, .. pool.Reverse()], Rules with { PerSite = 2 });
        one.SelectMany(o => o.Controls).Select(c => c.Area).Should().Equal(other.SelectMany(o => o.Controls).Select(c => c.Area)).And.NotIntersectWith(sites.Select(s => s.Code));
    }

    [Fact]
    public void FarAway_IsNoControl_AndASiteWithoutOneSaysSo()
    {
        var (sites, pool) = Made(8, 2, 5);
        var found = MatchedControls.Of(sites, pool, Rules with { MostKilometres = 0.001 });
        found.Should().OnlyContain(f => !f.HasAll && f.Controls.Count == 0);
        MatchedControls.Of(sites, pool, Rules with { MostKilometres = 1000 }).Should().OnlyContain(f => f.HasAll && f.Controls[0].Kilometres > 0);
    }

    /// <summary>By hand: variances 4 and 1, so d = (12 − 11) / √2.5.</summary>
    [Fact]
    public void Balance_IsTheStandardisedDifference()
    {
        var balance = Balance.Of([10, 12, 14], [10, 11, 12]);
        balance.Difference.Should().BeApproximately(1 / Math.Sqrt(2.5), 1e-12);
        balance.IsMet.Should().BeFalse();
        Balance.Of([1, 2, 3], [1, 2, 3]).Should().Match<Balance>(b => b.IsMet == true && b.Difference == 0);
        Balance.Of([1, 1], [2, 2]).Should().Match<Balance>(b => b.Difference == null && b.IsMet == null, "without a spread there is nothing to measure by");
        Balance.Of([1, 1], [1]).Difference.Should().Be(0);
        Balance.Of([1, 2], []).Difference.Should().BeNull();
    }

    /// <summary>By hand: of 10 and 12 the variance is 2, so d = (14 − 11) / √2; a single value has none.</summary>
    [Fact]
    public void Balance_OfASingleSiteOrControl_IsByTheSpreadOfTheOthers()
    {
        Balance.Of([14], [10, 12]).Difference.Should().BeApproximately(3 / Math.Sqrt(2), 1e-12);
        Balance.Of([10, 12], [14]).Difference.Should().BeApproximately(-3 / Math.Sqrt(2), 1e-12);
        Balance.Of([14], [10, 10]).Difference.Should().BeNull();
        Balance.Of([14], [10]).Difference.Should().BeNull();
    }

    /// <summary>
    /// By hand: sites 10 and 20, the first with controls 8 and 12, the second with 19. Their mean is (8/2 + 12/2 + 19) / 2 = 14.5, their variance
    /// 2 / (2² − (1/4 + 1/4 + 1)) · (6.5²/2 + 2.5²/2 + 4.5²) = 0.8 · 44.5 = 35.6, that of the sites 50: d = 0.5 / √42.8. Unweighted it would be 2 / √40.5.
    /// </summary>
    [Fact]
    public void Balance_OfUnequalNumbersOfControls_WeighsEverySiteAlike()
    {
        var balance = Balance.Of([10, 20], [8, 12, 19], [0.5, 0.5, 1]);
        balance.Controls.Should().BeApproximately(14.5, 1e-12);
        balance.Difference.Should().BeApproximately(0.5 / Math.Sqrt(42.8), 1e-12);
        Balance.Of([10, 12, 14], [10, 11, 12], [0.5, 0.5, 0.5]).Difference.Should().BeApproximately(1 / Math.Sqrt(2.5), 1e-12, "all weigh alike");
        Balance.Of([0.1], [0.1, 0.1, 0.1], [0.5, 0.5, 1]).Difference.Should().Be(0, "equal values have no spread, and no rounding makes one");
        Balance.Of([0.2], [0.1, 0.1, 0.1], [1.0 / 3, 1.0 / 3, 1]).Difference.Should().BeNull();
    }

    /// <summary>Against the inverse of the covariance written out.</summary>
    [Fact]
    public void Mahalanobis_IsByTheInverseCovariance()
    {
        double[][] values = [[0, 0], [2, 1], [1, 2], [0.3, 0.9]];
        var distances = AreaDistances.Of(values, DistanceMeasure.Mahalanobis);
        var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 2, (a, b) => Enumerable.Range(0, 4).Sum(i => (values[i][a] - values.Average(v => v[a])) * (values[i][b] - values.Average(v => v[b]))) / 3);
        var apart = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(2, f => values[1][f] - values[2][f]);
        distances.Between(1, 2).Should().BeApproximately(Math.Sqrt(apart * covariance.Inverse() * apart), 1e-9);
        AreaDistances.Of([.. values.Select(v => new[] { v[0], v[1], 2 * v[0] })], DistanceMeasure.Mahalanobis).Between(1, 2).Should().BeApproximately(distances.Between(1, 2), 1e-6, "a figure that follows from another adds nothing");
    }

    /// <summary>Six ICBs have 15,000 LSOAs: a copy of the column for each of their figures would be 20 GB.</summary>
    [Fact]
    public void Mahalanobis_OfManyAreas_TakesNoMoreThanAFewCopiesOfTheirFigures()
    {
        var random = new Random(9);
        double[][] values = [.. Enumerable.Range(0, 4_000).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble() })];
        AreaDistances.Of(values[..50], DistanceMeasure.Mahalanobis);
        var before = GC.GetAllocatedBytesForCurrentThread();
        AreaDistances.Of(values, DistanceMeasure.Mahalanobis);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100L * 4_000 * 4 * sizeof(double));
    }

    private static (MatchArea[] Sites, MatchArea[] Pool) Made(int seed, int sites, int pool)
    {
        var random = new Random(seed);
        MatchArea[] areas = [.. Enumerable.Range(0, sites + pool).Select(i => new MatchArea(Code(i), new AreaCode($"E0800000{i % 3}"), new Location(53 + (random.NextDouble() / 2), -1.5 + random.NextDouble()), [random.NextDouble(), random.NextDouble() * 10, random.NextDouble()]))];
        return (areas[..sites], areas[sites..]);
    }

    private static AreaCode Code(int i) => new($"E010000{i:00}");
}
