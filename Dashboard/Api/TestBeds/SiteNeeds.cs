using HealthNeeds.Analytics.Trials;
using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>How sure each area is among the tenth of England with the greatest need of one kind.</summary>
/// <param name="Title">As in "Chronic obstructive pulmonary disease (diagnosed)".</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Method">How the chances were found.</param>
/// <param name="Measured">Of which years the figures are: a period for each, the oldest first; of a focus area, and of a condition's, all that it is ranked by.</param>
/// <param name="Reason">Why no area has one; null where some have.</param>
/// <param name="Indicator">The figure that is looked at, where it is one.</param>
/// <param name="Condition">The condition whose people are counted, where it is one.</param>
internal sealed record SiteNeeds(
    string Title,
    string Unit,
    int Decimals,
    string Method,
    IReadOnlyList<Period> Measured,
    string? Reason,
    IReadOnlyDictionary<AreaCode, SiteNeed> Of,
    Indicator? Indicator = null,
    Condition? Condition = null)
{
    /// <summary>False where no error is known: an area is in the worst tenth by its value, or it is not.</summary>
    public bool HasLimits { get; init; } = true;

    private const double Share90 = 0.9;
    private const double Share95 = 0.95;

    /// <exception cref="RefusedRequestException">404: the release has no such focus area, condition or indicator.</exception>
    public static SiteNeeds Read(ReleaseFigures figures, TestBedSettings settings, CancellationToken token)
    {
        var need = settings.Text(TestBedParameters.Need)!;
        return need.Split(':') is [var kind, var id]
            ? kind == "condition" ? OfCondition(figures, settings, id, token) : OfIndicator(figures, settings, id, token)
            : OfFocus(figures, settings, need, token);
    }

    private static SiteNeeds OfFocus(ReleaseFigures figures, TestBedSettings settings, string focus, CancellationToken token)
    {
        if (focus != FocusArea.Overall && figures.FocusAreas.All(f => f.Id != focus))
            throw Unknown(figures, $"focus area '{focus}'", [FocusArea.Overall, .. figures.FocusAreas.Select(f => f.Id)]);
        // Chances of England's worst tenth and scores are the same whatever an area is ranked within: of several ICBs each has its own list.
        var ranked = settings.Within.Code.Parts().SelectMany(p => figures.Lease.Rankings.List(focus, settings.Level, p, settings.Kind, token)).DistinctBy(r => r.Area.Code).ToList();
        return new SiteNeeds(
            $"{KindWords.Short(settings.Kind)}: {FocusWords.Of(focus, figures.FocusAreas)}",
            "above England’s average, %",
            0,
            "The chance of England’s worst tenth is the share of the ranking’s draws.",
            figures.Grounds(focus).MeasuredBy(settings.Kind),
            ranked.Count > 0 ? null : figures.WhyNotRanked(focus, settings.Level, settings.Kind),
            ranked.ToDictionary(r => r.Area.Code, r => new SiteNeed(r.WorstTenth, r.Value * 100)));
    }

    private static SiteNeeds OfCondition(ReleaseFigures figures, TestBedSettings settings, string id, CancellationToken token)
    {
        var conditions = figures.Conditions;
        var condition = conditions.FirstOrDefault(c => c.Id == id) ?? throw Unknown(figures, $"condition '{id}'", [.. conditions.Select(c => "condition:" + c.Id)]);
        var limit = figures.RememberForAll($"condition-tenths/{id}/{settings.Level}", () => EnglandSpread.Of(figures.Lease.Conditions.List(id, settings.Level, AreaCode.England).Select(a => a.Need.PerThousand?.Value).OfType<double>())?.Worst(above: true));
        var areas = limit is null ? [] : figures.Lease.Conditions.List(id, settings.Level, settings.Within.Code, token);
        var known = areas.Where(a => a.Need.PerThousand is not null);
        return new SiteNeeds(
            condition.Title,
            "per 1,000 residents",
            1,
            "The chance of England’s worst tenth is that of a normal distribution with the estimate’s 90% limits; the limit of the tenth is taken as certain.",
            figures.Grounds(condition.Focus).Measured,
            areas.Count > 0 ? null : $"Its people are not counted at this level: {condition.Title}.",
            known.ToDictionary(a => a.Area.Code, a => new SiteNeed(Chance(a.Need.PerThousand!.Value, limit!.Value), a.Need.PerThousand.Value.Value) { People = a.Need.Counted?.Value }),
            Condition: condition);
    }

    private static double Chance(Estimate estimate, double limit) => ExceedanceChance.Of(estimate.Value, estimate.Upper - estimate.Lower, Share90, limit, above: true);

    private static SiteNeeds OfIndicator(ReleaseFigures figures, TestBedSettings settings, string id, CancellationToken token)
    {
        var (indicator, held) = (Known(figures, id), SiteIndicators.Of(figures, settings.Level));
        var sex = held.SexOf(indicator);
        var spread = EnglandSpread.Find(figures, id, settings.Level, sex);
        var above = indicator.Polarity == Polarity.HigherIsWorse || (indicator.Polarity == Polarity.None && settings.Text(TestBedParameters.Worse) == "high");
        var values = spread is null ? [] : figures.Lease.Indicators.Values(indicator.Id, settings.Level, settings.Within.Code, sex: sex, token: token).Where(o => o.Estimate is not null).ToList();
        var limits = values.Any(v => v.Estimate is { Lower: not null, Upper: not null });
        return new SiteNeeds(
            held.Title(indicator),
            indicator.Unit,
            indicator.Decimals,
            $"{held.Whose(indicator)}{(above ? "Higher" : "Lower")} values count as greater need. " + (limits ? "The chance of England’s worst tenth is that of a normal distribution with the figure’s 95% limits." : "The publisher gives no limits: an area is in England’s worst tenth by its value, or it is not."),
            [.. values.Select(v => v.Period).Distinct()],
            values.Count > 0 ? null : held.WhyNone(indicator, settings.Level, spread is not null),
            values.ToDictionary(v => v.Area, v => new SiteNeed(Chance(v.Estimate!.Value, spread!.Worst(above), above), v.Estimate.Value.Value)),
            Indicator: indicator)
        {
            HasLimits = limits,
        };
    }

    private static double Chance(FigureEstimate figure, double limit, bool above) => ExceedanceChance.Of(figure.Value, figure.Upper - figure.Lower, Share95, limit, above);

    /// <exception cref="RefusedRequestException">404: the release has no such indicator.</exception>
    public static Indicator Known(ReleaseFigures figures, string id) => figures.Indicators.FirstOrDefault(i => i.Id.Value == id) ?? throw Unknown(figures, $"indicator '{id}'", ["an indicator's id, listed at /api/v1/indicators"]);

    private static RefusedRequestException Unknown(ReleaseFigures figures, string what, IReadOnlyList<string> allowed) =>
        new(ProblemKinds.UnknownItem, $"Release {figures.Lease.Info.Id} has no {what}.", TestBedParameters.Need.Name, found: null, allowed);
}

/// <param name="WorstTenth">Chance of being in England's worst tenth.</param>
/// <param name="Value">What is looked at, in its unit; null where a gap is not known.</param>
internal sealed record SiteNeed(double WorstTenth, double? Value)
{
    /// <summary>Those counted, for conditions.</summary>
    public double? People { get; init; }
}
