using System.Globalization;
using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Power;

/// <summary>What a sample size is worked out from, as an address states it.</summary>
internal static class PowerParameters
{
    public static readonly ParameterRule
        Design = ParameterRule.OneOf("design", "How clusters are given the intervention: parallel arms, or all of them in steps.", "parallel", "parallel", "stepped-wedge"),
        Outcome = ParameterRule.OneOf("outcome", "What is measured.", "proportion", "proportion", "mean", "rate"),
        Control = Number("control", "The level without the intervention: a proportion (0 to 1), a mean, or events per person-year.", -1e9, 1e9, "0.1"),
        Intervention = Number("intervention", "The level expected with it, in the same unit.", -1e9, 1e9, "0.2"),
        Deviation = Number("deviation", "Standard deviation of one person's value; for means only, and needed for them.", 1e-9, 1e9, "2.2"),
        ClusterSize = Number("clusterSize", "People measured in a cluster (for rates: person-years); of a stepped wedge, in each period.", 1, 1e9, "10"),
        Icc = Number("icc", "Intracluster correlation ρ, for proportions and means.", 0, 1, "0.1"),
        BetweenCv = Number("betweenCv", "Coefficient of variation between clusters' true rates, for rates.", 0, 10, "0.25"),
        SizeCv = Number("sizeCv", "Coefficient of variation of the clusters' sizes; parallel trials of proportions and means only.", 0, 10, "0.3") with { Default = "0" },
        Alpha = Number("alpha", "Two-sided chance of finding a difference where there is none.", 0.0001, 0.5, "0.05") with { Default = "0.05" },
        Power = Number("power", "Wanted chance of finding the expected difference.", 0.05, 0.9999, "0.8") with { Default = "0.8" },
        Clusters = Whole("clusters", "Clusters there are: in each arm of a parallel trial, in all of a stepped wedge. Left out, the fewest that do are found.", 1, 10_000, "38"),
        Steps = Whole("steps", "Steps of a stepped wedge; there is one period more than steps.", 2, 50, "4") with { Default = "4" },
        Autocorrelation = Number("autocorrelation", "Correlation of a cluster's true level between two periods, for stepped wedges: 1 is Hussey and Hughes' model.", 0, 1, "0.8") with { Default = "1" },
        Test = ParameterRule.OneOf("test", "Judged by the normal distribution or by Student's t; t for means and normal for the others where absent.", "normal", "normal", "t") with { Default = null };

    public static readonly IReadOnlyList<ParameterRule> All =
        [Design, Outcome, Control, Intervention, Deviation, ClusterSize, Icc, BetweenCv, SizeCv, Alpha, Power, Clusters, Steps, Autocorrelation, Test];

    public static ParameterRule Number(string name, string description, double least, double most, string example) =>
        ParameterRule.Like(name, description, $"a number from {PlainNumber.Of(least)} to {PlainNumber.Of(most)}", text => TryNumber(text, out var value) && value >= least && value <= most, example);

    public static ParameterRule Whole(string name, string description, int least, int most, string example) =>
        ParameterRule.Like(name, description, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most, example);

    public static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}

/// <summary>The calculator's address with the numbers of a plan, which answers what the plan says.</summary>
internal static class PowerAddress
{
    public static string Of(TrialPlan plan)
    {
        var (design, outcome, clusters) = (plan.Design, plan.Design.Outcome, (double?)plan.Clusters);
        var (parallel, stepped) = (design as ParallelTrial, design as SteppedWedge);
        (ParameterRule Rule, string? Value)[] asked =
        [
            (PowerParameters.Design, PowerAnswer.DesignId(design)),
            (PowerParameters.Outcome, outcome.Kind.Id()),
            (PowerParameters.Control, Text(outcome.Control)),
            (PowerParameters.Intervention, Text(outcome.Intervention)),
            (PowerParameters.Deviation, outcome.Kind == OutcomeKind.Mean ? Text(outcome.Deviation) : null),
            (PowerParameters.ClusterSize, Text(design.ClusterSize)),
            (outcome.Kind == OutcomeKind.Rate ? PowerParameters.BetweenCv : PowerParameters.Icc, Text(design.Clustering)),
            (PowerParameters.SizeCv, parallel?.SizeVariation is > 0 and var variation ? Text(variation) : null),
            (PowerParameters.Alpha, Text(design.Alpha)),
            (PowerParameters.Power, Text(design.Target)),
            (PowerParameters.Clusters, Text(clusters)),
            (PowerParameters.Steps, Text(stepped?.Steps)),
            (PowerParameters.Autocorrelation, Text(stepped?.Autocorrelation)),
            (PowerParameters.Test, PowerAnswer.TestId(design)),
        ];
        return "/api/v1/power?" + string.Join('&', asked.Where(a => a.Value is not null).Select(a => $"{a.Rule.Name}={a.Value}"));
    }

    private static string? Text(double? value) => value is { } number ? PlainNumber.Of(number) : null;
}
