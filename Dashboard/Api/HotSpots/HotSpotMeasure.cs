using HealthNeeds.Analytics.HotSpots;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.HotSpots;

/// <summary>What is looked at, place by place.</summary>
/// <param name="Title">As it reads inside a sentence: "unmet need for all focus areas".</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Measured">Of which years the figures are.</param>
/// <param name="Shared">What places share by the way the figures are made; null where nothing is known of it.</param>
/// <param name="LowIsWorse">Low values are the worse ones, so that cold spots are where to look.</param>
/// <param name="Reason">Why there are no values; null where there are some.</param>
/// <param name="Of">Places with a value.</param>
internal sealed record HotSpotMeasure(
    string Title,
    string Unit,
    int Decimals,
    IReadOnlyList<Period> Measured,
    string? Shared,
    bool LowIsWorse,
    string? Reason,
    IReadOnlyDictionary<AreaCode, double> Of)
{
    public Indicator? Indicator { get; init; }

    /// <summary>The kind of cluster at the worse end: cold spots where low is worse.</summary>
    public ClusterKind Worse => LowIsWorse ? ClusterKind.LowLow : ClusterKind.HighHigh;

    /// <exception cref="RefusedRequestException">404: the release has no such focus area, condition or indicator.</exception>
    public static HotSpotMeasure Read(ReleaseFigures figures, HotSpotQuery query, CancellationToken token) => query.Named switch
    {
        ("condition", var id) => OfCondition(figures, query.Level, id, token),
        ("indicator", var id) => OfIndicator(figures, query.Level, id, token),
        (_, var id) => OfFocus(figures, query, id),
    };

    /// <summary>A value as it is said: "12% above England", "31.4 per 1,000".</summary>
    public string Words(double value) => Unit.Length == 0 ? Figures.AboveEngland(value) : $"{Figures.Value(value, Decimals)}{(Unit == "%" ? "%" : " " + Unit)}";

    /// <summary>A value in a table whose heading says <see cref="Heading"/>: "+12%", "31.4".</summary>
    public string Cell(double value) => Unit.Length == 0 ? $"{Figures.WithSign(100 * value, 0)}%" : Figures.Value(value, Decimals);

    public string Heading => Unit.Length == 0 ? "against England’s average" : Unit;

    private static HotSpotMeasure OfFocus(ReleaseFigures figures, HotSpotQuery query, string focus)
    {
        if (focus != FocusArea.Overall && figures.FocusAreas.All(f => f.Id != focus))
            throw Unknown(figures, $"focus area '{focus}'", [FocusArea.Overall, .. figures.FocusAreas.Select(f => f.Id)]);
        var ranked = figures.Ranked(focus, query.Level, figures.Region.Code, query.Kind);
        return new HotSpotMeasure(
            $"{KindWords.Inside(query.Kind)} for {FocusWords.Of(focus, figures.FocusAreas)}",
            string.Empty,
            0,
            figures.Grounds(focus).MeasuredBy(query.Kind),
            "Rankings use figures that are published for MSOAs, authorities or GP practices as well as for LSOAs. Neighbours that share one of those are alike by construction, so a part of every cluster is of the method’s own making.",
            LowIsWorse: false,
            ranked.Count > 0 ? null : figures.WhyNotRanked(focus, query.Level, query.Kind) ?? $"This release ranks no {LevelWords.Many(query.Level)} here.",
            ranked.Where(r => r.Value is not null).ToDictionary(r => r.Area.Code, r => r.Value!.Value));
    }

    private static HotSpotMeasure OfCondition(ReleaseFigures figures, AreaLevel level, string id, CancellationToken token)
    {
        var condition = figures.Conditions.FirstOrDefault(c => c.Id == id) ?? throw Unknown(figures, $"condition '{id}'", [.. figures.Conditions.Select(c => "condition:" + c.Id)]);
        var counted = figures.Lease.Conditions.List(id, level, figures.Region.Code, token).Where(a => a.Need.PerThousand is not null).ToDictionary(a => a.Area.Code, a => a.Need.PerThousand!.Value.Value);
        return new HotSpotMeasure(
            $"the condition “{condition.Title}”",
            "per 1,000 residents",
            1,
            figures.Grounds(condition.Focus).Measured,
            "The count is made of figures some of which are of larger areas or GP practices. Neighbours that share one are alike by construction, so a part of every cluster is of the method’s own making.",
            LowIsWorse: false,
            counted.Count > 0 ? null : $"Its people are not counted by {level.Noun()}: {condition.Title}.",
            counted);
    }

    private static HotSpotMeasure OfIndicator(ReleaseFigures figures, AreaLevel level, string id, CancellationToken token)
    {
        var indicator = figures.Indicators.FirstOrDefault(i => i.Id.Value == id) ?? throw Unknown(figures, $"indicator '{id}'", ["an indicator's id, listed at /api/v1/indicators"]);
        var known = figures.Lease.Indicators.Values(indicator.Id, level, figures.Region.Code, token: token).Where(o => o.Estimate is not null).ToList();
        return new HotSpotMeasure(
            $"the figure “{IndicatorWords.Named(indicator)}”",
            indicator.Unit,
            indicator.Decimals,
            [.. known.Select(o => o.Period).Distinct()],
            ShareWords(indicator, level),
            indicator.Polarity == Polarity.HigherIsBetter,
            known.Count > 0 ? null : $"This release holds no figures of it for {LevelWords.Plural(level)} and both sexes together.",
            known.ToDictionary(o => o.Area, o => o.Estimate!.Value.Value))
        { Indicator = indicator };
    }

    private static string? ShareWords(Indicator indicator, AreaLevel level) => indicator.NativeLevel switch
    {
        AreaLevel.Practice => "The figures are of GP practices, shared out by where their patients live. Neighbours have practices in common and are alike by construction, so a part of every cluster is of the method’s own making.",
        AreaLevel.Lsoa11 or AreaLevel.Lsoa21 => null,
        AreaLevel.Msoa11 or AreaLevel.Msoa21 when level == AreaLevel.Msoa21 => null,
        var native => $"The figures are published by {native.Noun()}: places inside the same one have them in common.",
    };

    private static RefusedRequestException Unknown(ReleaseFigures figures, string what, IReadOnlyList<string> allowed) =>
        new(ProblemKinds.UnknownItem, $"Release {figures.Lease.Info.Id} has no {what}.", HotSpotQuery.NeedRule.Name, found: null, allowed);
}
