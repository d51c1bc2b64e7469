using HealthNeeds.Analytics.Similar;

namespace HealthNeeds.Analytics.Tests.Similar;

public sealed class SimilarPlacesTests
{
    private const int Width = 6;

    private static readonly StructuralFeature[] Features = [.. Enumerable.Range(0, Width).Select(f => new StructuralFeature($"f{f}", $"Feature {f}", "%", 1, []))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nearest_AreThoseOfAnExhaustiveSearch_ByTheExactSolution(int seed)
    {
        var rows = Rows(seed, 250);
        var places = SimilarPlaces.Of(Features, rows, seed: 1)!;
        var exact = ExactScores(rows);
        foreach (var elsewhere in new[] { false, true })
        {
            for (var i = 0; i < 20; i++)
            {
                var expected = Enumerable.Range(0, rows.Length).Where(j => j != i && (!elsewhere || rows[j].Authority != rows[i].Authority))
                    .Select(j => (rows[j].Code, Distance: Distance(exact[i], exact[j]))).OrderBy(p => p.Distance).Take(10).ToList();
                var found = places.Nearest(rows[i].Code, 10, elsewhere);
                found.Select(p => p.Area).Should().Equal(expected.Select(p => p.Code));
                for (var n = 0; n < 10; n++)
                    found[n].Distance.Should().BeApproximately(expected[n].Distance, 1e-3);
            }
        }
    }

    [Fact]
    public void Differences_AreInStandardDeviations_ThereLessHere()
    {
        var rows = Rows(3, 100);
        var places = SimilarPlaces.Of(Features, rows, seed: 1)!;
        var mean = rows.Average(r => r.Values[2]);
        var deviation = Math.Sqrt(rows.Average(r => Math.Pow(r.Values[2] - mean, 2)));
        places.Differences(rows[4].Code, rows[9].Code)![2].Should().BeApproximately((rows[9].Values[2] - rows[4].Values[2]) / deviation, 1e-5);
        places.Held.Should().BeInRange(SimilarPlaces.Share, 1);
    }

    [Fact]
    public void AreaWithoutAFeature_IsToldWhichIsMissing_AndIsNobodysNeighbour()
    {
        var rows = Rows(4, 60);
        rows[7].Values[3] = double.NaN;
        var places = SimilarPlaces.Of(Features, rows, seed: 1)!;
        places.Missing(rows[7].Code).Should().ContainSingle().Which.Id.Should().Be("f3");
        places.Missing(rows[8].Code).Should().BeEmpty();
        places.Missing(new AreaCode("E01099999")).Should().BeNull();
        places.Nearest(rows[8].Code, 100, elsewhere: false).Should().HaveCount(58).And.NotContain(p => p.Area == rows[7].Code);
        places.Distance(rows[7].Code, rows[8].Code).Should().BeNull();
    }

    [Fact]
    public void FeatureThatFewAreasHave_IsNotUsed_AndTooFewFeaturesCompareNothing()
    {
        var rows = Rows(5, 60);
        foreach (var row in rows.Take(7)) row.Values[1] = double.NaN;
        SimilarPlaces.Of(Features, rows, seed: 1)!.Features.Select(f => f.Id).Should().Equal("f0", "f2", "f3", "f4", "f5");
        SimilarPlaces.Of(Features[..2], [.. rows.Select(r => r with { Values = r.Values[..2] })], seed: 1).Should().BeNull();
    }

    [Fact]
    public void EqualDistances_AreOrderedByCode()
    {
        var rows = Rows(6, 30);
        rows[20].Values.CopyTo(rows[25].Values, 0);
        rows[20].Values.CopyTo(rows[11].Values, 0);
        var found = SimilarPlaces.Of(Features, rows, seed: 1)!.Nearest(rows[20].Code, 2, elsewhere: false);
        found.Select(p => p.Area).Should().Equal(rows[11].Code, rows[25].Code);
        found.Should().OnlyContain(p => p.Distance < 1e-6);
    }

    private static PlaceRow[] Rows(int seed, int count) => [.. PrincipalComponentsTests.Correlated(seed, count, Width)
        .Select((r, i) => new PlaceRow(new AreaCode($"E01{i:000000}"), new AreaCode($"E08{i % 7:000000}"), Array.ConvertAll(r, v => 50 + (10.0 * v))))];

    private static double[][] ExactScores(PlaceRow[] rows)
    {
        var means = Enumerable.Range(0, Width).Select(f => rows.Average(r => r.Values[f])).ToArray();
        var deviations = Enumerable.Range(0, Width).Select(f => Math.Sqrt(rows.Average(r => Math.Pow(r.Values[f] - means[f], 2)))).ToArray();
        float[][] standardised = [.. rows.Select(r => Enumerable.Range(0, Width).Select(f => (float)((r.Values[f] - means[f]) / deviations[f])).ToArray())];
        var (values, vectors) = PrincipalComponentsTests.Exact(standardised);
        var kept = Enumerable.Range(1, Width).First(k => values.Take(k).Sum() >= .9 * values.Sum());
        return [.. standardised.Select(r => Enumerable.Range(0, kept).Select(c => Enumerable.Range(0, Width).Sum(f => vectors[f, c] * r[f])).ToArray())];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
