using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Conditions;

/// <summary>What follows from the people of a condition that are shown: the share of them whose care does not fall short, and how many fewer are recorded than expected. Limits bound 90%, as those of the people do.</summary>
public static class ConditionFigures
{
    private const double LeastOfAll = 0.25;

    /// <summary>
    /// Share of those who have it who are cared for, 0 to 1; null where either number is not shown. Who is not cared for is who has it times a share, and the logarithms' variances of the two
    /// add up: the share's is the difference, and a quarter of the whole at least. Sums over places weigh the two differently, so that the difference can be next to none where the error is not; where it
    /// is none, the whole error of those not cared for stands, which is too wide.
    /// </summary>
    public static Estimate? CaredFor(ConditionNeed need)
    {
        ArgumentNullException.ThrowIfNull(need);
        if (need is not { Have: { Value: > 0 } have, Unmet: { Value: >= 0 } unmet }) return null;
        var (all, theirs) = (Spread(unmet) * Spread(unmet), Spread(have) * Spread(have));
        var (missed, wide) = (unmet.Value / have.Value, Math.Exp(Math.Sqrt(all > theirs ? Math.Max(all - theirs, LeastOfAll * all) : all)));
        return new Estimate(Share(1 - missed), Share(1 - (missed * wide)), Share(1 - (missed / wide)));
    }

    /// <summary>
    /// People expected on the register less those who are recorded: below 0 where more are. Null where either is not shown. Limits by the method of variance estimates recovery (Zou and Donner,
    /// Statistics in Medicine 2008;27:1693–1702) from those of both, their errors taken to be independent.
    /// </summary>
    public static Estimate? Shortfall(ConditionNeed need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return need is { Expected: { } expected, Have: { } have } ? Difference(expected, have) : null;
    }

    /// <summary>The first less the second, of errors that are independent.</summary>
    internal static Estimate Difference(Estimate first, Estimate second)
    {
        var difference = first.Value - second.Value;
        return new Estimate(difference, difference - Both(first.Value - first.Lower, second.Upper - second.Value), difference + Both(first.Upper - first.Value, second.Value - second.Lower));
    }

    private static double Both(double one, double other) => Math.Sqrt((one * one) + (other * other));

    /// <summary>From the number to its upper limit, as logarithms.</summary>
    private static double Spread(Estimate people) => people is { Value: > 0 } && people.Upper > people.Value ? Math.Log(people.Upper / people.Value) : 0;

    private static double Share(double share) => Math.Clamp(share, 0, 1);
}
