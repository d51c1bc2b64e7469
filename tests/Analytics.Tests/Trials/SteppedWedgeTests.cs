using HealthNeeds.Analytics.Trials;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace HealthNeeds.Analytics.Tests.Trials;

public sealed class SteppedWedgeTests
{
    /// <summary>
    /// The worked example of clusterPower's cpa.sw.normal, which follows Hooper and others (2016): 50 people, five steps, difference 1.5, ICC .2, cluster autocorrelation .8,
    /// variance 16 need 1.288772 clusters a step for a power of .8, so two. Variance falls as clusters rise, so one cluster a step has 1.288772 times the variance allowed. Its root is sought to four digits only (R's uniroot).
    /// </summary>
    [Fact]
    public void Means_OfThePublishedExample_Need1288772ClustersAStep()
    {
        var trial = new SteppedWedge(new TrialOutcome(OutcomeKind.Mean, 0, 1.5, 4), 50, 0.2, 5) { Autocorrelation = 0.8 };
        var allowed = Math.Pow(1.5 / (Normal.InvCDF(0, 1, 0.975) + Normal.InvCDF(0, 1, 0.8)), 2);
        (trial.Variance(5) / allowed).Should().BeApproximately(1.288772, 1e-4);
        trial.ClustersNeeded().Should().Be(10);
    }

    /// <summary>Woertman and others (2013), J Clin Epidemiol 66, 752–758: the design effect of k steps, one measurement before the first and one after each, against a trial of as many people randomised alone.</summary>
    [Theory]
    [InlineData(3, 20, 0.05)]
    [InlineData(5, 50, 0.2)]
    [InlineData(8, 10, 0.01)]
    public void Variance_OfEqualSteps_IsWoertmansDesignEffect(int steps, int size, double icc)
    {
        var trial = new SteppedWedge(new TrialOutcome(OutcomeKind.Mean, 0, 1, 1), size, icc, steps);
        var effect = (1 + (icc * ((steps * size) + size - 1))) / (1 + (icc * ((steps * size / 2.0) + size - 1))) * 3 * (1 - icc) / (2 * (steps - (1.0 / steps)));
        var (clusters, people) = (steps * 3, steps * 3 * size);
        trial.Variance(clusters).Should().BeApproximately(4 * effect / people, 1e-12);
    }

    [Theory]
    [InlineData(7, 3, OutcomeKind.Proportion, 0.3, 1)]
    [InlineData(12, 4, OutcomeKind.Mean, 0.1, 0.7)]
    [InlineData(10, 4, OutcomeKind.Rate, 0.25, 1)]
    [InlineData(5, 5, OutcomeKind.Rate, 0.4, 0.5)]
    public void Variance_IsThatOfGeneralisedLeastSquares(int clusters, int steps, OutcomeKind kind, double clustering, double autocorrelation)
    {
        var trial = new SteppedWedge(new TrialOutcome(kind, 0.05, 0.035, 1.5), 80, clustering, steps) { Autocorrelation = autocorrelation };
        trial.Variance(clusters).Should().BeApproximately(ByMatrices(trial, clusters), 1e-12);
    }

    /// <summary>Each period's treatment written out cluster by cluster, fixed effects of time, one covariance a cluster.</summary>
    private static double ByMatrices(SteppedWedge trial, int clusters)
    {
        var periods = trial.Periods;
        var covariance = Matrix<double>.Build.Dense(periods, periods, (a, b) => trial.ClusterVariance + (a == b ? trial.WithinVariance : 0)).Inverse();
        var information = Matrix<double>.Build.Dense(periods + 1, periods + 1);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var start = Enumerable.Range(1, trial.Steps).First(p => trial.Treated(clusters, p) > cluster);
            var design = Matrix<double>.Build.Dense(periods, periods + 1, (t, column) => column < periods ? (column == t ? 1 : 0) : t >= start ? 1 : 0);
            information += design.TransposeThisAndMultiply(covariance).Multiply(design);
        }

        return information.Inverse()[periods, periods];
    }

    /// <summary>
    /// Twelve clusters of 20 in four steps, by equation 8 with a variance of 1: .00667 without clustering, .00805 at .008, .00954 at .05 and .00552 at .5, of which (.25 / 2.8016)² = .00796 is allowed.
    /// So power falls below its target at about .007, and is above it again at .5.
    /// </summary>
    [Fact]
    public void ClusteringAllowed_EndsWherePowerFirstFalls_ThoughItRisesAgain()
    {
        var trial = new SteppedWedge(new TrialOutcome(OutcomeKind.Mean, 0, 0.25, 1), 20, 0.05, 4);
        trial.PowerWith(12).Should().BeLessThan(0.8);
        (trial with { Clustering = 0.5 }).PowerWith(12).Should().BeGreaterThan(0.8);
        var allowed = trial.ClusteringAllowed(12)!.Value;
        allowed.Should().BeInRange(0.007, 0.008);
        (trial with { Clustering = allowed }).PowerWith(12).Should().BeApproximately(0.8, 1e-6);
        new SteppedWedge(new TrialOutcome(OutcomeKind.Mean, 0, 0.4, 1), 20, 0.05, 4).ClusteringAllowed(12).Should().BeApproximately(1, 1e-6, "no clustering is too much here");
    }

    [Fact]
    public void Steps_AreFilledEvenly_AndAllEndWithTheIntervention()
    {
        var trial = new SteppedWedge(new TrialOutcome(OutcomeKind.Proportion, 0.2, 0.1), 20, 0.05, 4);
        Enumerable.Range(0, trial.Periods).Select(p => trial.Treated(10, p)).Should().Equal(0, 3, 6, 8, 10);
        trial.PowerWith(3).Should().Be(0, "four steps need four clusters");
        TrialPlan.Of(trial, 3).Limit.Should().Be(TrialLimit.Clusters);
    }
}
