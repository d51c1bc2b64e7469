using HealthNeeds.Analytics.Trials;

namespace HealthNeeds.Analytics.Tests.Trials;

public sealed class ParallelTrialTests
{
    private static readonly TrialOutcome Proportion = new(OutcomeKind.Proportion, 0.1, 0.2);
    private static readonly TrialOutcome Mean = new(OutcomeKind.Mean, 0, 1, Math.Sqrt(5));
    private static readonly TrialOutcome Rate = new(OutcomeKind.Rate, 0.1, 0.2);

    /// <summary>clusterPower's cpa.binary: "nclusters of greater than 37, suggests 38 clusters", which detect .198922.</summary>
    [Fact]
    public void Proportions_OfClusterPowersExample_Need38Clusters_WhichDetect198922()
    {
        var plan = TrialPlan.Of(new ParallelTrial(Proportion, 10, 0.1), clusters: null);
        plan.Clusters.Should().Be(38);
        plan.Detectable.Should().BeApproximately(0.198922, 1e-6);
        plan.Power.Should().BeApproximately(0.807429578813821, 1e-9);
        plan.Limit.Should().BeNull();
        ((ParallelTrial)plan.Design).DesignEffect.Should().BeApproximately(1.9, 1e-12);
    }

    /// <summary>The same by t with 74 and 76 degrees of freedom, integrated to 15 digits elsewhere (mpmath).</summary>
    [Fact]
    public void Proportions_ByT_NeedOneClusterMore()
    {
        var trial = new ParallelTrial(Proportion, 10, 0.1) { Test = TrialTest.T };
        trial.ClustersNeeded().Should().Be(39);
        trial.PowerWith(38).Should().BeApproximately(0.797176720788358, 1e-9);
        trial.PowerWith(39).Should().BeApproximately(0.807591048385907, 1e-9);
        trial.Detectable(38).Should().BeApproximately(0.200409003750239, 1e-9);
    }

    /// <summary>clusterPower's cpa.normal: difference 1, variance 5, ICC .1, ten people: 16 clusters, whose power is .801766.</summary>
    [Fact]
    public void Means_OfClusterPowersExample_Need16Clusters()
    {
        var trial = new ParallelTrial(Mean, 10, 0.1) { Test = TrialTest.T };
        trial.ClustersNeeded().Should().Be(16);
        trial.PowerWith(16).Should().BeApproximately(0.801766, 1e-6);
    }

    /// <summary>clusterPower's cpa.count (Hayes and Bennett 1999): 25 clusters of ten person-years; with them a variation of up to .107.</summary>
    [Fact]
    public void Rates_OfClusterPowersExample_Need25Clusters()
    {
        var trial = new ParallelTrial(Rate, 10, 0.1);
        trial.ClustersNeeded().Should().Be(25);
        trial.ClusteringAllowed(25).Should().BeApproximately(0.107, 5e-4);
    }

    [Fact]
    public void DesignEffect_WithSizesThatVary_CountsTheirVariation() =>
        new ParallelTrial(Proportion, 20, 0.05) { SizeVariation = 0.5 }.DesignEffect.Should().BeApproximately(1 + (((1.25 * 20) - 1) * 0.05), 1e-12);

    [Theory]
    [InlineData(4, 10, 0.1, TrialLimit.Clusters)]
    [InlineData(30, 10, 0.1, TrialLimit.ClusterSize)]
    [InlineData(12, 500, 0.1, TrialLimit.Clustering)]
    [InlineData(1, 10, 0.1, TrialLimit.Clusters)]
    public void Infeasible_SaysWhichNumberMakesItSo(int clusters, double size, double icc, TrialLimit limit)
    {
        var plan = TrialPlan.Of(new ParallelTrial(Proportion, size, icc), clusters);
        plan.Limit.Should().Be(limit);
        plan.Power.Should().BeLessThan(0.8);
        if (limit == TrialLimit.ClusterSize)
            new ParallelTrial(Proportion, plan.SizeNeeded!.Value, icc).PowerWith(clusters).Should().BeApproximately(0.8, 1e-6);
        if (limit == TrialLimit.Clustering)
            new ParallelTrial(Proportion, size, plan.ClusteringAllowed!.Value).PowerWith(clusters).Should().BeApproximately(0.8, 1e-6);
    }

    [Theory]
    [InlineData(0.0001, 5, TrialLimit.ClusterSize)]
    [InlineData(0.00001, 5, TrialLimit.Clustering)]
    public void DifferenceTooSmallForAnyNumber_SaysWhy(double difference, double size, TrialLimit limit)
    {
        var plan = TrialPlan.Of(new ParallelTrial(new TrialOutcome(OutcomeKind.Proportion, 0.001, 0.001 + difference), size, 0.005), clusters: null);
        plan.Clusters.Should().BeNull();
        plan.Limit.Should().Be(limit);
    }

    [Fact]
    public void Fall_IsDetectedAsARise()
    {
        var fall = new ParallelTrial(new TrialOutcome(OutcomeKind.Proportion, 0.2, 0.1), 10, 0.1);
        fall.ClustersNeeded().Should().Be(38);
        fall.Detectable(38).Should().BeInRange(0.1, 0.11);
    }

    /// <summary>Of mpmath, which integrates over the chi distribution.</summary>
    [Theory]
    [InlineData(2, 10, 1, 0.80761156253037)]
    [InlineData(1.5, 30, 2.5, 0.16007879874768)]
    [InlineData(2, 7, 0, 0.957190335680612)]
    public void NoncentralT_IsAsIntegrated(double t, double freedom, double shift, double expected) =>
        NoncentralT.Cumulative(t, freedom, shift).Should().BeApproximately(expected, 1e-10);

    /// <summary>
    /// With two degrees of freedom a chi is above x with the chance exp(−x²), and its mean over the normal is exp(−shift² / (t² + 2)) / √(1 + 2 / t²), worked out by hand. Two clusters an arm
    /// and a small α have such critical values: 100 at 0.0001.
    /// </summary>
    [Theory]
    [InlineData(10, 20)]
    [InlineData(100, 36)]
    [InlineData(100, 38)]
    [InlineData(100, 120)]
    [InlineData(31.6, 50)]
    public void NoncentralT_OfAGreatShift_IsThatOfTheClosedForm(double t, double shift) =>
        NoncentralT.Cumulative(t, 2, shift).Should().BeApproximately(Math.Exp(-shift * shift / ((t * t) + 2)) / Math.Sqrt(1 + (2 / (t * t))), 1e-8);

    [Fact]
    public void NoncentralT_FarBeyond_MissesNothing()
    {
        NoncentralT.Cumulative(2, 20, 40).Should().BeInRange(0, 1e-12);
        NoncentralT.Cumulative(2, 20, 1e12).Should().Be(0);
        NoncentralT.Cumulative(0, 2, 40).Should().Be(0);
    }

    [Fact]
    public void NoncentralT_OfManyClusters_IsTheNormal() =>
        NoncentralT.Cumulative(1.96, 2 * TrialDesign.MostClusters, 2.8).Should().BeApproximately(MathNet.Numerics.Distributions.Normal.CDF(0, 1, 1.96 - 2.8), 1e-4);

    [Fact]
    public void Curve_FallsWithClustering_AndRisesWithClusters()
    {
        var points = TrialPlan.Of(new ParallelTrial(Proportion, 10, 0.1), clusters: null).Curve([0.05, 0.1, 0.2]);
        points.GroupBy(p => p.Clusters).Should().OnlyContain(g => g.OrderBy(p => p.Clustering).Zip(g.OrderBy(p => p.Clustering).Skip(1)).All(z => z.First.Power > z.Second.Power));
        points.GroupBy(p => p.Clustering).Should().OnlyContain(g => g.OrderBy(p => p.Clusters).Zip(g.OrderBy(p => p.Clusters).Skip(1)).All(z => z.First.Power < z.Second.Power));
        points.Single(p => p is { Clusters: 38, Clustering: 0.1 }).Power.Should().BeApproximately(0.807429578813821, 1e-9);
    }
}
