namespace HealthNeeds.Analytics.Trials;

/// <summary>What a design comes to with a number of clusters, and what stands in its way.</summary>
/// <param name="Clusters">Those given, or else the fewest that do; null where no number does. Of each arm where the design counts by arm.</param>
/// <param name="Power">With them; null where there are none.</param>
/// <param name="Detectable">The level of the intervention nearest to the control's that they find; null where they find none.</param>
/// <param name="ClustersNeeded">The fewest that find the expected difference; null where <see cref="TrialDesign.MostClusters"/> do not.</param>
/// <param name="SizeNeeded">People a cluster with which <paramref name="Clusters"/> find it; null where no number does.</param>
/// <param name="ClusteringAllowed">The clustering up to which <paramref name="Clusters"/> find it; null where none is small enough.</param>
/// <param name="Limit">What makes the design infeasible; null where it is feasible.</param>
public sealed record TrialPlan(TrialDesign Design, int? Clusters, double? Power, double? Detectable, int? ClustersNeeded, double? SizeNeeded, double? ClusteringAllowed, TrialLimit? Limit)
{
    /// <param name="clusters">Those there are; null to find how many are needed.</param>
    public static TrialPlan Of(TrialDesign design, int? clusters)
    {
        ArgumentNullException.ThrowIfNull(design);
        var needed = design.ClustersNeeded();
        if ((clusters ?? needed) is not { } used)
            return new TrialPlan(design, null, null, null, null, null, null, (design with { ClusterSize = TrialDesign.Endless }).ClustersNeeded() is null ? TrialLimit.Clustering : TrialLimit.ClusterSize);
        var power = design.PowerWith(used);
        var (size, allowed) = (design.SizeNeeded(used), design.ClusteringAllowed(used));
        return new TrialPlan(design, used, power, design.Detectable(used), needed, size, allowed, power >= design.Target ? null : LimitOf(design, used, size, allowed));
    }

    /// <summary>Chances of finding the difference for other numbers of clusters and other clustering.</summary>
    /// <param name="clusters">Where null, from half to twice those of the plan.</param>
    public IReadOnlyList<PowerPoint> Curve(IReadOnlyList<double> clusterings, IReadOnlyList<int>? clusters = null) =>
        [.. (clusters ?? Around()).SelectMany(k => clusterings.Select(c => new PowerPoint(k, c, (Design with { Clustering = c }).PowerWith(k))))];

    private static TrialLimit LimitOf(TrialDesign design, int clusters, double? size, double? allowed) =>
        clusters < design.FewestClusters ? TrialLimit.Clusters
        : size is not null ? TrialLimit.ClusterSize
        : allowed is null ? TrialLimit.Clusters
        : TrialLimit.Clustering;

    private int[] Around()
    {
        var middle = Clusters ?? ClustersNeeded ?? Design.FewestClusters;
        return [.. new[] { 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2 }.Select(f => Math.Max(Design.FewestClusters, (int)Math.Round(middle * f))).Distinct().Order()];
    }
}

/// <param name="Clusters">Of each arm where the design counts by arm.</param>
public readonly record struct PowerPoint(int Clusters, double Clustering, double Power);

/// <summary>Which number of a design keeps it from finding the expected difference.</summary>
public enum TrialLimit
{
    /// <summary>k: there are too few clusters, however alike their people are.</summary>
    Clusters,

    /// <summary>m: there would be enough clusters if more people were measured in each.</summary>
    ClusterSize,

    /// <summary>ρ, or for rates the variation between clusters: no number of people a cluster is enough.</summary>
    Clustering,
}
