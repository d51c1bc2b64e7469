using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Trials;

/// <summary>A trial that gives an intervention to whole clusters of people, and what it can find out.</summary>
/// <param name="ClusterSize">People measured in a cluster (for rates: person-years), 1 or more.</param>
/// <param name="Clustering">How alike people of one cluster are: for proportions and means the intracluster correlation (0–1), for rates the coefficient of variation between clusters' true rates (0 or more).</param>
public abstract record TrialDesign(TrialOutcome Outcome, double ClusterSize, double Clustering)
{
    /// <summary>More clusters are not looked for.</summary>
    public const int MostClusters = 10_000;

    /// <summary>As many people as if there were no end of them.</summary>
    internal const double Endless = 1e12;

    private const int Halvings = 200;

    /// <summary>Chance of finding a difference where there is none; two-sided.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Wanted chance of finding the expected difference.</summary>
    public double Target { get; init; } = 0.8;

    /// <summary>Fewer clusters are no trial: of each arm, or of all where clusters change over.</summary>
    public abstract int FewestClusters { get; }

    /// <summary>Clusters are added by so many.</summary>
    public abstract int ClusterStep { get; }

    /// <summary>Whether <see cref="FewestClusters"/> and all counts of clusters are of each of two arms.</summary>
    public abstract bool CountsByArm { get; }

    /// <summary>Variance of the estimated difference.</summary>
    public abstract double Variance(int clusters);

    /// <summary>Degrees of freedom of the test; null where it is the normal.</summary>
    protected abstract double? Freedom(int clusters);

    /// <summary>Chance of finding the expected difference; the far tail, which would find it the wrong way round, is not counted.</summary>
    public double PowerWith(int clusters)
    {
        if (clusters < FewestClusters) return 0;
        var shift = Math.Abs(Outcome.Difference) / Math.Sqrt(Variance(clusters));
        if (Freedom(clusters) is not { } freedom) return Normal.CDF(0, 1, shift - Normal.InvCDF(0, 1, 1 - (Alpha / 2)));
        return 1 - NoncentralT.Cumulative(StudentT.InvCDF(0, 1, freedom, 1 - (Alpha / 2)), freedom, shift);
    }

    /// <summary>The fewest clusters that find the expected difference with the wanted chance; null where <see cref="MostClusters"/> do not.</summary>
    public int? ClustersNeeded()
    {
        var (few, many) = (FewestClusters / ClusterStep - 1, MostClusters / ClusterStep);
        if (PowerWith(many * ClusterStep) < Target) return null;
        while (many - few > 1)
        {
            var middle = (few + many) / 2;
            if (PowerWith(middle * ClusterStep) >= Target) many = middle;
            else few = middle;
        }

        return many * ClusterStep;
    }

    /// <summary>The level of the intervention nearest to the control's that is found with the wanted chance; null where none is.</summary>
    public double? Detectable(int clusters) => Edge(Outcome.Farthest, Outcome.Control, level => (this with { Outcome = Outcome.Reaching(level) }).PowerWith(clusters) >= Target);

    /// <summary>The fewest people a cluster that find the expected difference; null where no number does.</summary>
    public double? SizeNeeded(int clusters) => Edge(Endless, 0, size => (this with { ClusterSize = size }).PowerWith(clusters) >= Target);

    /// <summary>The clustering up to which the expected difference is found; null where none is too much to ask.</summary>
    public double? ClusteringAllowed(int clusters)
    {
        bool Finds(double clustering) => (this with { Clustering = clustering }).PowerWith(clusters) >= Target;
        var most = Outcome.Kind == OutcomeKind.Rate ? 10.0 : 1;
        return Edge(0, StepsOfClustering(most).FirstOrDefault(c => !Finds(c), most), Finds);
    }

    /// <summary>Clusterings up to the most there can be, ascending, between which power does not fall and rise again; none where it only falls.</summary>
    protected virtual IEnumerable<double> StepsOfClustering(double most) => [];

    /// <summary>Where what holds at one end ceases to hold on the way to the other; null where it does not hold at the first.</summary>
    private static double? Edge(double holds, double fails, Func<double, bool> does)
    {
        if (!does(holds)) return null;
        for (var i = 0; i < Halvings && Math.Abs(holds - fails) > 1e-12 * Math.Abs(holds); i++)
        {
            var middle = (holds + fails) / 2;
            if (does(middle)) holds = middle;
            else fails = middle;
        }

        return holds;
    }
}
