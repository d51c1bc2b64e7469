using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Power;

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
