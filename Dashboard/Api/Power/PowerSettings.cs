using System.Globalization;
using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Power;

/// <summary>A trial as an address states it.</summary>
internal static class PowerSettings
{
    /// <exception cref="RefusedRequestException">400: something is missing, or goes together with nothing else that is given.</exception>
    public static TrialDesign Of(ApiRequest request)
    {
        var outcome = Outcome(request);
        var rate = outcome.Kind == OutcomeKind.Rate;
        RefuseWith(request, rate, rate ? PowerParameters.Icc : PowerParameters.BetweenCv, "outcome");
        var (size, clustering) = (Needed(request, PowerParameters.ClusterSize), Needed(request, rate ? PowerParameters.BetweenCv : PowerParameters.Icc));
        var design = Design(request, outcome, size, clustering);
        return design with { Alpha = Given(request, PowerParameters.Alpha), Target = Given(request, PowerParameters.Power) };
    }

    public static int? Clusters(ApiRequest request) => request.Find(PowerParameters.Clusters) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static TrialDesign Design(ApiRequest request, TrialOutcome outcome, double size, double clustering)
    {
        var test = request.Find(PowerParameters.Test);
        if (request.Get(PowerParameters.Design) == "parallel")
        {
            if (outcome.Kind == OutcomeKind.Rate && (Given(request, PowerParameters.SizeCv) > 0 || test == "t"))
                throw Refused(Given(request, PowerParameters.SizeCv) > 0 ? PowerParameters.SizeCv : PowerParameters.Test, request, "does not go with outcome=rate: Hayes and Bennett's formula has one size (give the harmonic mean) and the normal test.");
            return new ParallelTrial(outcome, size, clustering)
            {
                SizeVariation = Given(request, PowerParameters.SizeCv),
                Test = test == "t" || (test is null && outcome.Kind == OutcomeKind.Mean) ? TrialTest.T : TrialTest.Normal,
            };
        }

        if (Given(request, PowerParameters.SizeCv) > 0 || test == "t")
            throw Refused(test == "t" ? PowerParameters.Test : PowerParameters.SizeCv, request, "does not go with design=stepped-wedge: Hussey and Hughes' formula has one size and the normal test.");
        return new SteppedWedge(outcome, size, clustering, (int)Given(request, PowerParameters.Steps)) { Autocorrelation = Given(request, PowerParameters.Autocorrelation) };
    }

    private static TrialOutcome Outcome(ApiRequest request)
    {
        var kind = EnumWords.Parse<OutcomeKind>(request.Get(PowerParameters.Outcome));
        RefuseWith(request, kind != OutcomeKind.Mean, PowerParameters.Deviation, "outcome");
        var outcome = new TrialOutcome(kind, Needed(request, PowerParameters.Control), Needed(request, PowerParameters.Intervention), kind == OutcomeKind.Mean ? Needed(request, PowerParameters.Deviation) : double.NaN);
        foreach (var (rule, level) in new[] { (PowerParameters.Control, outcome.Control), (PowerParameters.Intervention, outcome.Intervention) })
        {
            if (!outcome.Allows(level))
                throw Refused(rule, request, kind == OutcomeKind.Proportion ? "is no proportion: expected a number between 0 and 1." : "is no rate: expected a number above 0.");
        }

        return outcome.Difference != 0 ? outcome : throw Refused(PowerParameters.Intervention, request, "is the level without the intervention: there is no difference to find.");
    }

    private static double Needed(ApiRequest request, ParameterRule rule) => request.Has(rule)
        ? Given(request, rule)
        : throw new RefusedRequestException(ProblemKinds.MissingParameter, $"'{rule.Name}' is needed: {rule.Description}", rule.Name, found: null, rule.Allowed);

    private static double Given(ApiRequest request, ParameterRule rule) => double.Parse(request.Get(rule), CultureInfo.InvariantCulture);

    private static void RefuseWith(ApiRequest request, bool refused, ParameterRule rule, string other)
    {
        if (refused && request.Has(rule))
            throw Refused(rule, request, $"does not go with {other}={request.Get(PowerParameters.Outcome)}.");
    }

    private static RefusedRequestException Refused(ParameterRule rule, ApiRequest request, string fault) =>
        new(ProblemKinds.BadValue, $"The value of '{rule.Name}' {fault}", rule.Name, request.Find(rule), rule.Allowed);
}
