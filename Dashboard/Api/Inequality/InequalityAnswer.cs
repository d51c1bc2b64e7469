using HealthNeeds.Analytics.Inequality;
using HealthNeeds.Analytics.Limits;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Inequality;

/// <param name="Level">The areas that are grouped.</param>
/// <param name="Areas">Areas with a figure in the newest period, of 'allAreas'.</param>
/// <param name="Slope">Of the newest period: most less least deprived, in the indicator's unit, with limits that bound 95%.</param>
/// <param name="Ratio">Most over least deprived.</param>
/// <param name="AboveEngland">How many more are counted than there would be at England's rate; null where counts are not published.</param>
/// <param name="AboveEnglandLower">What chance makes of as many counts, bounding 95%.</param>
/// <param name="Counted">What 'aboveEngland' counts: "people", "people a year", "cases", "cases a year".</param>
/// <param name="Slopes">Of every period with a slope, the oldest first.</param>
/// <param name="Tenths">1 is the most deprived; of every period, the oldest first.</param>
/// <param name="Fifths">In the same way.</param>
/// <param name="Reason">Why there is no slope; null where there is one.</param>
/// <param name="Choices">Indicators that can be asked for.</param>
internal sealed record InequalityAnswer(
    ReleaseStamp Release,
    string? Indicator,
    string? Unit,
    AreaStamp Within,
    string? Level,
    string? Sex,
    string? Period,
    int? Areas,
    int? AllAreas,
    SlopeInterval? Slope,
    SlopeInterval? Ratio,
    double? AboveEngland,
    double? AboveEnglandLower,
    double? AboveEnglandUpper,
    string? Counted,
    IReadOnlyList<InequalitySlope> Slopes,
    IReadOnlyList<InequalityGroup> Tenths,
    IReadOnlyList<InequalityGroup> Fifths,
    string? Reason,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<string> Choices)
{
    public static InequalityAnswer Choice(ReleaseStamp stamp, AreaStamp within, IReadOnlyList<string> choices) =>
        new(stamp, null, null, within, null, null, null, null, null, null, null, null, null, null, null, [], [], [], "Name an indicator.", FigureLicence.Figures, [], choices);

    public static InequalityAnswer Of(ReleaseStamp stamp, InequalityResult result, IReadOnlyList<string> attribution, IReadOnlyList<string> choices) => new(
        stamp,
        result.Indicator.Id.Value,
        result.Indicator.Unit,
        AreaStamp.Of(result.Within),
        result.Level?.Id(),
        result.Sex?.Id(),
        result.Newest?.Period.ToString(),
        result.Newest?.Areas,
        result.Newest?.Of,
        result.Newest?.Index?.Slope,
        result.Newest?.Index?.Ratio,
        result.AboveEngland?.Count,
        result.AboveEngland?.Limits.Lower,
        result.AboveEngland?.Limits.Upper,
        result.AboveEngland?.Counted,
        [.. result.Periods.Where(p => p.Index is not null).Select(p => new InequalitySlope(p.Period.ToString(), p.Index!.Slope, p.Index.Ratio))],
        [.. result.Periods.SelectMany(p => p.Tenths.Select(g => InequalityGroup.Of(p.Period, g)))],
        [.. result.Periods.SelectMany(p => p.Fifths.Select(g => InequalityGroup.Of(p.Period, g)))],
        result.Reason,
        FigureLicence.Of(result.Indicator),
        attribution,
        choices);
}

internal sealed record InequalitySlope(string Period, SlopeInterval Slope, SlopeInterval? Ratio);

/// <param name="Group">Its number, 1 the most deprived.</param>
internal sealed record InequalityGroup(string Period, int Group, int Areas, double Residents, double Value, double? Lower, double? Upper)
{
    public static InequalityGroup Of(Period period, DeprivationGroup group) =>
        new(period.ToString(), group.Number, group.Areas, group.Population, group.Value, group.Limits?.Lower, group.Limits?.Upper);
}

/// <summary>One indicator by deprivation within an area, period by period.</summary>
/// <param name="Level">The smallest level with figures; null where there are none.</param>
/// <param name="Periods">Oldest first.</param>
/// <param name="AboveEngland">Null where counts are not published.</param>
/// <param name="Reason">Why there is no slope; null where there is one.</param>
public sealed record InequalityResult(Indicator Indicator, Area Within, AreaLevel? Level, Sex? Sex, IReadOnlyList<InequalityPeriod> Periods, CountAboveEngland? AboveEngland, string? Reason)
{
    public InequalityPeriod? Newest => Periods.Count == 0 ? null : Periods[^1];
}

/// <param name="Areas">Areas with a figure, of <paramref name="Of"/>.</param>
/// <param name="Tenths">By deprivation, the most deprived first.</param>
public sealed record InequalityPeriod(Period Period, int Areas, int Of, IReadOnlyList<DeprivationGroup> Tenths, IReadOnlyList<DeprivationGroup> Fifths, SlopeIndex? Index);

/// <summary>How many more are counted than there would be at England's rate, whatever age people are.</summary>
/// <param name="Count">Negative where fewer; a year's part where the period is of several.</param>
/// <param name="Limits">What chance makes of as many counts, bounding 95%; of the same years.</param>
/// <param name="IsYearly">It is what a year brings, and not who there are on one day.</param>
/// <param name="OfCases">What is counted may come to one person more than once.</param>
public sealed record CountAboveEngland(double Count, Interval Limits, bool IsYearly, bool OfCases)
{
    /// <param name="count">Of the whole period.</param>
    /// <param name="limits">Likewise.</param>
    /// <param name="unit">The indicator's: a percentage is of people, a rate of what happens to them.</param>
    public static CountAboveEngland Of(double count, Interval limits, string unit, Period period)
    {
        var (years, cases) = (period.WholeYears, unit != "%");
        var share = 1.0 / (years ?? 1);
        return new CountAboveEngland(count * share, new Interval(limits.Lower * share, limits.Upper * share), years > 1 || (years == 1 && cases), cases);
    }

    /// <summary>Behind the number: "more than there would be at England’s rate, not adjusted for age (95% limits 1,200 to 1,500)". Where chance alone could make the difference, that is said.</summary>
    public string Words => $"{(Count >= 0 ? "more" : "fewer")} than there would be at England’s rate, not adjusted for age ({Ends})";

    private string Ends => Limits switch
    {
        { Lower: > 0 } => $"95% limits {Whole(Limits.Lower)} to {Whole(Limits.Upper)}",
        { Upper: < 0 } => $"95% limits {Whole(-Limits.Upper)} to {Whole(-Limits.Lower)}",
        _ => $"95% limits {Whole(-Limits.Lower)} fewer to {Whole(Limits.Upper)} more: no more than chance could make",
    };

    /// <summary>"people", "people a year", "cases a year".</summary>
    public string Counted => $"{(OfCases ? "cases" : "people")}{(IsYearly ? " a year" : null)}";

    private static string Whole(double count) => Figures.Count((long)Math.Round(count));
}
