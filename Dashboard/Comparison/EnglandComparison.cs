using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>
/// One rule for every published figure, on whichever page or answer it stands. With published 95% limits: worse or better when they leave England's median out. Without: when
/// the figure lies in the worst or best quarter of England's areas. Which way is worse is the indicator's polarity. Limits that are reckoned here from counts say what
/// chance does to a share, and decide nothing. The sums of a reader's list of places are figures of ours and no publisher's: they are held against England's own rate, by limits reckoned here.
/// </summary>
internal static class EnglandComparison
{
    public static Verdict Of(IndicatorValue value) => Of(value.Indicator.Polarity, value.Observation?.Estimate, value.England);

    /// <param name="england">How the figure spreads over England's areas of its level; null where too few of them have one.</param>
    public static Verdict Of(Polarity polarity, FigureEstimate? figure, IndicatorSpread? england) =>
        Of(polarity, figure is { } estimate && england is not null ? Side(estimate, england) : null);

    /// <summary>What a figure's side means, whatever it is compared with.</summary>
    /// <param name="side">1 above, -1 below, 0 neither; null where it cannot be told.</param>
    public static Verdict Of(Polarity polarity, int? side) => (polarity, side) switch
    {
        (_, null) => Verdict.NotCompared,
        (_, 0) => Verdict.Similar,
        (Polarity.None, > 0) => Verdict.Higher,
        (Polarity.None, _) => Verdict.Lower,
        (Polarity.HigherIsWorse, > 0) or (Polarity.HigherIsBetter, < 0) => Verdict.Worse,
        _ => Verdict.Better,
    };

    /// <summary>Share of England's areas with a lower value, 0 to 1, between the quantiles the release holds.</summary>
    public static double Percentile(double value, IndicatorSpread spread)
    {
        (double At, double Share)[] knots =
        [
            (spread.Minimum, 0), (spread.P10, .1), (spread.P25, .25), (spread.Median, .5), (spread.P75, .75), (spread.P90, .9), (spread.Maximum, 1),
        ];
        if (value <= knots[0].At)
            return 0;
        for (var i = 1; i < knots.Length; i++)
        {
            if (value <= knots[i].At)
                return Between(value, knots[i - 1], knots[i]);
        }

        return 1;
    }

    private static double Between(double value, (double At, double Share) below, (double At, double Share) above) =>
        above.At == below.At ? above.Share : below.Share + ((above.Share - below.Share) * (value - below.At) / (above.At - below.At));

    /// <summary>1 where limits lie above what a figure is compared with, -1 where below, 0 where they hold it.</summary>
    public static int Side(double lower, double upper, double compared) => lower > compared ? 1 : upper < compared ? -1 : 0;

    private static int Side(FigureEstimate estimate, IndicatorSpread england)
    {
        if (estimate.Lower is { } lower && estimate.Upper is { } upper)
            return Side(lower, upper, england.Median);
        return estimate.Value > england.P75 ? 1 : estimate.Value < england.P25 ? -1 : 0;
    }
}

/// <summary>How a figure stands against England's areas of the same level.</summary>
public enum Verdict
{
    NotCompared,
    Worse,
    Similar,
    Better,
    Higher,
    Lower,
}
