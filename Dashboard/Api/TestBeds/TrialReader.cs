using System.Globalization;
using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>What a trial in the sites could find, from their own figures.</summary>
/// <param name="clusters">Sites that could take part: in a trial with arms, those that have a control, and no more than there are controls.</param>
internal sealed class TrialReader(ReleaseFigures figures, TestBedSettings settings, SiteNeeds need, int clusters)
{
    public TrialOutlook Of(IReadOnlyList<Area> sites, CancellationToken token)
    {
        if (sites.Count == 0) return Nothing(null, "There are no sites to take a baseline from.");
        return settings.Find(TestBedParameters.Outcome) is { } id ? OfIndicator(SiteNeeds.Known(figures, id), sites, token)
            : need.Indicator is { } indicator ? OfIndicator(indicator, sites, token)
            : need.Condition is { } condition ? OfCondition(condition.Title, sites)
            : Nothing(null, "A focus area has no one figure to start from: choose the indicator that the trial would measure.");
    }

    private TrialOutlook OfCondition(string title, IReadOnlyList<Area> sites)
    {
        var counted = sites.Where(s => need.Of[s.Code].People is not null && s.Population > 0).ToList();
        if (counted.Count == 0) return Nothing(title, "The people of this condition are not known in the sites.");
        var share = counted.Sum(s => need.Of[s.Code].People!.Value) / counted.Sum(s => (double)s.Population!.Value);
        return Outlook(title, "%", 1, share * 100, "people counted, of all residents of the sites", OutcomeKind.Proportion, share, higherIsBetter: false);
    }

    private TrialOutlook OfIndicator(Indicator indicator, IReadOnlyList<Area> sites, CancellationToken token)
    {
        var held = SiteIndicators.Of(figures, settings.Level);
        var values = figures.Lease.Indicators.Values(indicator.Id, settings.Level, settings.Within.Code, sex: held.SexOf(indicator), token: token).Where(o => o.Estimate is not null).ToDictionary(o => o.Area);
        var known = sites.Where(s => values.ContainsKey(s.Code) && s.Population > 0).ToList();
        if (known.Count == 0) return Nothing(held.Title(indicator), $"{indicator.Name} has no figures of the sites at this level.");
        var mean = known.Sum(s => values[s.Code].Estimate!.Value.Value * s.Population!.Value) / known.Sum(s => (double)s.Population!.Value);
        var words = $"mean of {Figures.Count(known.Count)} of {Figures.Count(sites.Count)} sites by residents, {values[known[0].Code].Period}";
        var (kind, scale) = indicator.Unit == "%" ? (OutcomeKind.Proportion, 0.01) : Per(indicator.Unit) is { } per ? (OutcomeKind.Rate, 1 / per) : (OutcomeKind.Mean, 1.0);
        return Outlook(held.Title(indicator), indicator.Unit, indicator.Decimals, mean, words, kind, mean * scale, indicator.Polarity == Polarity.HigherIsBetter || (indicator.Polarity == Polarity.None && settings.Text(TestBedParameters.Worse) == "low"));
    }

    private TrialOutlook Outlook(string title, string unit, int decimals, double baseline, string words, OutcomeKind kind, double control, bool higherIsBetter)
    {
        var nothing = new TrialOutlook(title, unit, decimals, baseline, words, Plan: null, Reason: null);
        if (clusters == 0)
            return nothing with { Reason = "No site has a control to be compared with." };
        if (kind == OutcomeKind.Mean && settings.Find(TestBedParameters.Deviation) is null)
            return nothing with { Reason = $"“{title}” is a mean ({unit}): give the standard deviation of one person’s value, which no published figure of areas tells." };
        var outcome = new TrialOutcome(kind, control, control * (1 + (settings.Number(TestBedParameters.Change) / (higherIsBetter ? 100 : -100))), settings.FindNumber(TestBedParameters.Deviation) ?? double.NaN);
        if (!outcome.Allows(outcome.Control) || !outcome.Allows(outcome.Intervention) || outcome.Difference == 0)
            return nothing with { Reason = $"An improvement of {TrialWords.Number(settings.Number(TestBedParameters.Change))}% from {Figures.Value(baseline, decimals)} {unit} leads to no level that can be." };
        return nothing with { Plan = TrialPlan.Of(Design(outcome), clusters) };
    }

    private TrialDesign Design(TrialOutcome outcome)
    {
        var clustering = settings.Number(outcome.Kind == OutcomeKind.Rate ? TestBedParameters.BetweenCv : TestBedParameters.Icc);
        var size = settings.Number(TestBedParameters.People);
        TrialDesign design = settings.Text(TestBedParameters.Design) == "parallel"
            ? new ParallelTrial(outcome, size, clustering) { Test = outcome.Kind == OutcomeKind.Rate ? TrialTest.Normal : TrialTest.T }
            : new SteppedWedge(outcome, size, clustering, (int)settings.Number(TestBedParameters.Steps));
        return design with { Alpha = settings.Number(TestBedParameters.Alpha), Target = settings.Number(TestBedParameters.Power) };
    }

    /// <summary>"per 100,000" is 100,000; null for other units.</summary>
    private static double? Per(string unit) => unit.StartsWith("per ", StringComparison.Ordinal) && double.TryParse(unit[4..], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var per) ? per : null;

    private static TrialOutlook Nothing(string? title, string reason) => new(title, null, 0, null, null, null, reason);
}
