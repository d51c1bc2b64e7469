using HealthNeeds.Analytics.Inequality;

namespace HealthNeeds.Dashboard.Api.Inequality;

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
/// <param name="IsYearly">It is what a year brings, and not who there are on one day.</param>
/// <param name="OfCases">What is counted may come to one person more than once.</param>
public sealed record CountAboveEngland(double Count, bool IsYearly, bool OfCases)
{
    /// <param name="count">Of the whole period.</param>
    /// <param name="unit">The indicator's: a percentage is of people, a rate of what happens to them.</param>
    public static CountAboveEngland Of(double count, string unit, Period period)
    {
        var (years, cases) = (period.WholeYears, unit != "%");
        return new CountAboveEngland(count / (years ?? 1), years > 1 || (years == 1 && cases), cases);
    }

    /// <summary>"people", "people a year", "cases a year".</summary>
    public string Counted => $"{(OfCases ? "cases" : "people")}{(IsYearly ? " a year" : null)}";
}
