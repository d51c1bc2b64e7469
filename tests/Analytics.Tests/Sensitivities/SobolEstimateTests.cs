using HealthNeeds.Analytics.Sensitivities;

namespace HealthNeeds.Analytics.Tests.Sensitivities;

/// <summary>Estimates of functions whose indices are known by formula.</summary>
public sealed class SobolEstimateTests
{
    private const int Runs = 20_000;

    /// <summary>sin x1 + 7 sin² x2 + .1 x3⁴ sin x1 on (-π, π): the third acts with the first only.</summary>
    [Fact]
    public void Indices_OfIshigamisFunction_AreItsOwn()
    {
        const double a = 7, b = 0.1;
        var (fourth, eighth) = (Math.Pow(Math.PI, 4), Math.Pow(Math.PI, 8));
        var (one, two, both) = (0.5 * Math.Pow(1 + (b * fourth / 5), 2), a * a / 8, b * b * eighth * 8 / 225);
        var variance = one + two + both;
        var found = Estimate(3, x => Math.Sin(Angle(x[0])) + (a * Math.Pow(Math.Sin(Angle(x[1])), 2)) + (b * Math.Pow(Angle(x[2]), 4) * Math.Sin(Angle(x[0]))), Runs);
        double[] first = [one / variance, two / variance, 0];
        double[] total = [(one + both) / variance, two / variance, both / variance];
        for (var k = 0; k < 3; k++)
        {
            found[k].First.Should().BeApproximately(first[k], 0.03);
            found[k].Total.Should().BeApproximately(total[k], 0.03);
        }

        static double Angle(double x) => Math.PI * ((2 * x) - 1);
    }

    /// <summary>Sobol's g-function: every factor acts with every other, the less the larger its coefficient.</summary>
    [Fact]
    public void Indices_OfSobolsFunction_AreItsOwn()
    {
        double[] coefficients = [0, 1, 4.5, 99];
        var parts = Array.ConvertAll(coefficients, c => 1 / (3 * (1 + c) * (1 + c)));
        var variance = parts.Aggregate(1.0, (product, v) => product * (1 + v)) - 1;
        var found = Estimate(4, x => coefficients.Select((c, k) => (Math.Abs((4 * x[k]) - 2) + c) / (1 + c)).Aggregate((p, v) => p * v), Runs);
        for (var k = 0; k < 4; k++)
        {
            found[k].First.Should().BeApproximately(parts[k] / variance, 0.03);
            found[k].Total.Should().BeApproximately(parts[k] * parts.Where((_, o) => o != k).Aggregate(1.0, (product, v) => product * (1 + v)) / variance, 0.03);
        }
    }

    [Fact]
    public void AdditiveFunction_HasFirstIndicesThatSumToOne_AndAreTheTotals()
    {
        var found = Estimate(3, x => (3 * x[0]) + (2 * x[1]) + x[2], Runs);
        found.Sum(i => i.First).Should().BeApproximately(1, 0.03);
        double[] shares = [9 / 14.0, 4 / 14.0, 1 / 14.0];
        for (var k = 0; k < 3; k++) (found[k].First, found[k].Total).Should().Match<(double First, double Total)>(i => Math.Abs(i.First - shares[k]) < 0.03 && Math.Abs(i.Total - shares[k]) < 0.03);
    }

    [Fact]
    public void FactorWithoutEffect_HasNoIndex_AndNoInterval()
    {
        var idle = Estimate(3, x => x[0] * x[1], 256)[2];
        idle.Should().Be(new SobolIndex(0, 0, 0, 0, 0, 0));
    }

    /// <summary>Of 40 samples of the size the study takes, about nine in ten limits should hold the truth.</summary>
    [Fact]
    public void Limits_HoldTheTruth_AboutAsOftenAsTheySay()
    {
        var found = Enumerable.Range(0, 40).Select(seed => Estimate(2, x => (2 * x[0]) + x[1], 256, seed)[0]).ToArray();
        found.Count(i => i.FirstLower <= 0.8 && 0.8 <= i.FirstUpper).Should().BeInRange(30, 39);
        found.Count(i => i.TotalLower <= 0.8 && 0.8 <= i.TotalUpper).Should().BeInRange(30, 39);
        found.Should().OnlyContain(i => i.FirstUpper - i.FirstLower < 0.4 && i.FirstUpper > i.FirstLower);
    }

    [Fact]
    public void ResultsThatDoNotVary_HaveNoIndices() =>
        SobolEstimate.Of([2, 2, 2], [2, 2, 2], [[2, 2, 2]], seed: 1).Should().BeNull();

    private static SobolIndex[] Estimate(int factors, Func<double[], double> model, int runs, int seed = 5)
    {
        var random = new Random(seed);
        double[][] Sample() => [.. Enumerable.Range(0, runs).Select(_ => Enumerable.Range(0, factors).Select(_ => random.NextDouble()).ToArray())];
        var (first, second) = (Sample(), Sample());
        double[][] mixed = [.. Enumerable.Range(0, factors).Select(k => first.Zip(second, (a, b) => model([.. a.Select((v, i) => i == k ? b[i] : v)])).ToArray())];
        return SobolEstimate.Of([.. first.Select(model)], [.. second.Select(model)], mixed, seed)!;
    }
}
