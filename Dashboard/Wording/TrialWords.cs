using System.Globalization;
using HealthNeeds.Analytics.Trials;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>A trial's numbers as a researcher would say them.</summary>
internal static class TrialWords
{
    private const string ParallelSource = "Parallel cluster trial: design effect 1 + ((CV² + 1)·m − 1)·ρ (Donner and Klar 2000; Eldridge, Ashby and Kerry 2006); rates by Hayes and Bennett 1999";

    private const string SteppedSource = "Stepped wedge with new people in each period: Hussey and Hughes 2007; cluster autocorrelation by Hooper and others 2016";

    /// <summary>Where its formulas are from, and the test it is judged by.</summary>
    public static string Source(TrialDesign design) => $"{(design is SteppedWedge ? SteppedSource : ParallelSource)}; judged by {Test(design)}.";

    /// <summary>The test that a difference is judged by.</summary>
    public static string Test(TrialDesign design) => design is ParallelTrial { Test: TrialTest.T } ? "Student’s t with 2(k − 1) degrees of freedom" : "the normal distribution";

    /// <summary>Clusters and what is counted by them: "38 areas in each arm", "12 areas".</summary>
    public static string Clusters(TrialDesign design, int clusters) =>
        $"{Figures.Count(clusters)} {(clusters == 1 ? "cluster" : "clusters")}{(design.CountsByArm ? " in each arm" : string.Empty)}";

    /// <summary>Which of ρ, m and k makes a design infeasible, and what would mend it; null where it is feasible.</summary>
    public static string? Why(TrialPlan plan)
    {
        var (design, icc) = (plan.Design, Clustering(plan.Design));
        var isOne = Math.Abs(design.ClusterSize - 1) < 1e-9;
        var people = $"{Number(design.ClusterSize)} {(isOne ? "person" : "people")}";
        return plan.Limit switch
        {
            null => null,
            TrialLimit.Clusters when plan.Clusters < design.FewestClusters => $"k: this design needs at least {Clusters(design, design.FewestClusters)}; there are {Figures.Count(plan.Clusters ?? 0)}.",
            TrialLimit.Clusters => $"k: {Clusters(design, plan.Clusters ?? 0)} are too few for {people} each, whatever the correlation in them. {Needed(plan)}",
            TrialLimit.ClusterSize when plan.Clusters is { } k => $"m: {people} a cluster {(isOne ? "is" : "are")} too few; {Clusters(design, k)} need {Number(Math.Ceiling(plan.SizeNeeded!.Value))} each. {Needed(plan)}",
            TrialLimit.ClusterSize => $"m: with {people} a cluster, {Figures.Count(TrialDesign.MostClusters)} clusters do not find so small a difference; measure more people in each.",
            _ when plan.Clusters is { } k => $"ρ: with {icc} {Number(design.Clustering)}, no number of people is enough for {Clusters(design, k)}; it would have to be at most {Number(plan.ClusteringAllowed!.Value)}. {Needed(plan)}",
            _ => $"ρ: with {icc} {Number(design.Clustering)}, {Figures.Count(TrialDesign.MostClusters)} clusters do not find so small a difference, however many people are measured in each.",
        };
    }

    /// <summary>What says how alike people of one cluster are.</summary>
    public static string Clustering(TrialDesign design) => design.Outcome.Kind == OutcomeKind.Rate ? "a variation between clusters of" : "an intracluster correlation of";

    /// <summary>Up to four digits after the point, of what is below 0.01 up to three that are not nought, none that says nothing: "0.05", "120", "0.000248".</summary>
    public static string Number(double value) => value >= 100 ? Figures.Count((long)Math.Round(value)) : value.ToString(Form(value), CultureInfo.InvariantCulture);

    private static string Form(double value) => value is > 1e-12 and < 0.01 ? "0." + new string('#', 2 - (int)Math.Floor(Math.Log10(value))) : "0.####";

    private static string Needed(TrialPlan plan) => plan.ClustersNeeded is { } needed
        ? $"Otherwise it takes {Clusters(plan.Design, needed)}."
        : $"Even {Figures.Count(TrialDesign.MostClusters)} clusters would not do.";
}
