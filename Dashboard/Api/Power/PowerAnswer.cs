using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Power;

/// <param name="Target">The wanted chance of finding the expected difference.</param>
/// <param name="ClustersPerArm">Of a parallel trial: those given, or the fewest that do; null for a stepped wedge, and where no number does.</param>
/// <param name="Clusters">In all.</param>
/// <param name="People">Measured in all: over all periods of a stepped wedge.</param>
/// <param name="DesignEffect">How many times more people a parallel trial needs than if each were randomised alone.</param>
/// <param name="Power">Chance of finding the expected difference with these clusters.</param>
/// <param name="Detectable">The level of the intervention nearest to the control's that is found with the wanted chance.</param>
/// <param name="MinimumDifference">That, less the control's.</param>
/// <param name="ClustersNeeded">The fewest that do: in each arm of a parallel trial, in all of a stepped wedge.</param>
/// <param name="ClusterSizeNeeded">People a cluster with which these clusters do; null where no number does.</param>
/// <param name="ClusteringAllowed">The icc (for rates betweenCv) up to which these clusters do; null where none is small enough. In a stepped wedge a much greater one may do again.</param>
/// <param name="Limit">What makes it infeasible: "clusters" (k), "cluster-size" (m) or "clustering" (ρ); null where it is feasible.</param>
/// <param name="Reason">The same in words, and what would mend it.</param>
/// <param name="Curve">Power for other numbers of clusters (in each arm of a parallel trial) and other clustering.</param>
internal sealed record PowerAnswer(
    string Design,
    string Outcome,
    string Test,
    double Control,
    double Intervention,
    double ClusterSize,
    double Clustering,
    double Alpha,
    double Target,
    int? Steps,
    int? ClustersPerArm,
    int? Clusters,
    double? People,
    double? DesignEffect,
    double? Power,
    double? Detectable,
    double? MinimumDifference,
    int? ClustersNeeded,
    double? ClusterSizeNeeded,
    double? ClusteringAllowed,
    bool Feasible,
    string? Limit,
    string? Reason,
    string Method,
    IReadOnlyList<PowerItem> Curve)
{
    public static PowerAnswer Of(TrialPlan plan)
    {
        var (design, stepped) = (plan.Design, plan.Design as SteppedWedge);
        var all = design.CountsByArm ? plan.Clusters * 2 : plan.Clusters;
        return new PowerAnswer(
            DesignId(design),
            design.Outcome.Kind.Id(),
            TestId(design),
            design.Outcome.Control,
            design.Outcome.Intervention,
            design.ClusterSize,
            design.Clustering,
            design.Alpha,
            design.Target,
            stepped?.Steps,
            design.CountsByArm ? plan.Clusters : null,
            all,
            all * design.ClusterSize * (stepped?.Periods ?? 1),
            Rounded((design as ParallelTrial)?.DesignEffect),
            Rounded(plan.Power),
            Rounded(plan.Detectable),
            Rounded(plan.Detectable - design.Outcome.Control),
            plan.ClustersNeeded,
            plan.SizeNeeded is { } size ? Math.Max(1, Math.Ceiling(Math.Round(size, 6))) : null,
            Rounded(plan.ClusteringAllowed),
            plan.Limit is null,
            plan.Limit?.Id(),
            TrialWords.Why(plan),
            TrialWords.Source(design),
            [.. plan.Curve(Clusterings(design)).Select(p => new PowerItem(p.Clusters, Math.Round(p.Clustering, 6), Math.Round(p.Power, 6)))]);
    }

    /// <summary>As addresses say it.</summary>
    public static string DesignId(TrialDesign design) => design is SteppedWedge ? "stepped-wedge" : "parallel";

    /// <inheritdoc cref="DesignId"/>
    public static string TestId(TrialDesign design) => design is ParallelTrial { Test: TrialTest.T } ? "t" : "normal";

    /// <summary>Half of the clustering, itself, and twice it, which for a correlation is at most 1; without any, small ones.</summary>
    private static double[] Clusterings(TrialDesign design) =>
        design.Clustering <= 0 ? [0, 0.01, 0.05]
        : design.Outcome.Kind == OutcomeKind.Rate ? [design.Clustering / 2, design.Clustering, design.Clustering * 2]
        : [.. new[] { design.Clustering / 2, design.Clustering, Math.Min(1, design.Clustering * 2) }.Distinct()];

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 9) : null;
}

/// <param name="Clusters">In each arm of a parallel trial, in all of a stepped wedge.</param>
internal sealed record PowerItem(int Clusters, double Clustering, double Power);
