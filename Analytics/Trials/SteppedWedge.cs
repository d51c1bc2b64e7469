namespace HealthNeeds.Analytics.Trials;

/// <summary>
/// A stepped-wedge trial: all clusters begin without the intervention, and a share of them goes over to it at each step. New people are measured in each period, one
/// before the first step and one after each. Hussey &amp; Hughes (2007), Contemporary Clinical Trials 28, 182–191: weighted least squares with a random effect of the cluster and fixed effects of time;
/// with <see cref="Autocorrelation"/> below 1 the cluster also varies from period to period (Hooper, Teerenstra, de Hoop &amp; Eldridge 2016, Statistics in Medicine 35, 4718–4728).
/// </summary>
/// <param name="ClusterSize">People measured in a cluster in one period.</param>
/// <param name="Steps">1 or more.</param>
public sealed record SteppedWedge(TrialOutcome Outcome, double ClusterSize, double Clustering, int Steps) : TrialDesign(Outcome, ClusterSize, Clustering)
{
    /// <summary>Correlation between a cluster's true levels in two periods, 0–1.</summary>
    public double Autocorrelation { get; init; } = 1;

    public override int FewestClusters => Math.Max(2, Steps);

    public override int ClusterStep => Steps;

    public override bool CountsByArm => false;

    public int Periods => Steps + 1;

    /// <summary>Of one cluster's mean in one period about its own level.</summary>
    public double WithinVariance => Outcome.Kind == OutcomeKind.Rate
        ? (Middle / ClusterSize) + (Between * (1 - Autocorrelation))
        : (Outcome.Variance(Middle) * (1 - Clustering) / ClusterSize) + (Between * (1 - Autocorrelation));

    /// <summary>Of clusters' levels about the mean, as far as it stays from period to period.</summary>
    public double ClusterVariance => Between * Autocorrelation;

    private double Middle => (Outcome.Control + Outcome.Intervention) / 2;

    private double Between => Outcome.Kind == OutcomeKind.Rate ? Clustering * Middle * Clustering * Middle : Outcome.Variance(Middle) * Clustering;

    /// <summary>How many clusters have the intervention in a period, from 0: those of the steps before it, spread as evenly as can be.</summary>
    public int Treated(int clusters, int period)
    {
        var (each, over) = Math.DivRem(clusters, Steps);
        return (each * period) + Math.Min(over, period);
    }

    /// <summary>Hussey &amp; Hughes' equation 8.</summary>
    public override double Variance(int clusters)
    {
        var (i, t, within, between) = ((double)clusters, (double)Periods, WithinVariance, ClusterVariance);
        var (u, w, v) = (0.0, 0.0, 0.0);
        for (var period = 1; period <= Steps; period++)
        {
            var (treated, starting) = ((double)Treated(clusters, period), Treated(clusters, period) - Treated(clusters, period - 1));
            u += treated;
            w += treated * treated;
            v += starting * Math.Pow(Periods - period, 2);
        }

        return i * within * (within + (t * between)) / ((((i * u) - w) * within) + (((u * u) + (i * t * u) - (t * w) - (i * v)) * between));
    }

    protected override double? Freedom(int clusters) => null;

    /// <summary>Clusters are compared with themselves too: the more alike their people are, the less that comparison errs, and power rises again. Ten powers of ten, fifty steps each.</summary>
    protected override IEnumerable<double> StepsOfClustering(double most) => Enumerable.Range(1, 500).Select(i => most * Math.Pow(10, (i - 500) / 50.0));
}
