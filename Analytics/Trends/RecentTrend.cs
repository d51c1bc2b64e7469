namespace HealthNeeds.Analytics.Trends;

/// <summary>
/// Where a series has been going over its last five years, by the test that OHID's Fingertips uses for its trend markers (public health technical guide, "Trend
/// markers"): a line through five yearly values that share no time, weighted by their variance (limits over 3.92, squared) or, for shares with counts, the
/// chi-squared test for trend in proportions (Armitage, Biometrics 1955;11:375–386). It goes somewhere where χ², on one degree of freedom, lies above
/// <see cref="Critical"/> and the slope keeps its sign whichever one of the five is left out.
/// </summary>
/// <param name="Slope">Change a year: of the value, or of the logit of a share with counts; null where there is no trend to tell.</param>
/// <param name="ChiSquared">Null where it cannot be told.</param>
/// <param name="Agrees">Whether all six slopes, of all five and of each four, have one sign.</param>
/// <param name="Reason">Why it cannot be calculated; null where it can.</param>
public sealed record RecentTrend(double? Slope, double? ChiSquared, bool Agrees, NoTrend? Reason)
{
    public const int Points = 5;

    /// <summary>Of χ² with one degree of freedom: a greater one comes by chance once in 500.</summary>
    public const double Critical = 9.54953570608324;

    private const double NormalWidth95 = 3.92;

    public bool IsSignificant => Reason is null && Agrees && ChiSquared > Critical;

    /// <summary>1 where it rises, −1 where it falls, 0 where neither is beyond chance.</summary>
    public int Direction => IsSignificant ? Math.Sign(Slope!.Value) : 0;

    /// <summary>With the better end of the indicator; of one that has none, only whether it rises or falls.</summary>
    public Trend As(Polarity polarity) => (Reason, Direction, polarity) switch
    {
        (not null, _, _) => Trend.NotCalculated,
        (_, 0, _) => Trend.NoChange,
        (_, > 0, Polarity.HigherIsBetter) => Trend.IncreasingBetter,
        (_, > 0, Polarity.HigherIsWorse) => Trend.IncreasingWorse,
        (_, > 0, _) => Trend.Increasing,
        (_, _, Polarity.HigherIsBetter) => Trend.DecreasingWorse,
        (_, _, Polarity.HigherIsWorse) => Trend.DecreasingBetter,
        _ => Trend.Decreasing,
    };

    /// <param name="series">Periods with a value, each once, in any order.</param>
    /// <exception cref="ArgumentException">A period is given twice.</exception>
    public static RecentTrend Of(IReadOnlyList<TrendPoint> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Select(p => p.Period).Distinct().Count() != series.Count) throw new ArgumentException("A period is given twice.", nameof(series));
        TrendPoint[] last = [.. series.OrderBy(p => p.Period).TakeLast(Points)];
        if (last.Length < Points) return Untold(NoTrend.TooFewPeriods);
        if (Unfit(last) is { } reason) return Untold(reason);
        return Array.TrueForAll(last, p => p.Counts is not null) ? OfShares(last)
            : Array.TrueForAll(last, p => p.Limits is not null) ? OfValues(last)
            : Untold(NoTrend.NoVariance);
    }

    private static NoTrend? Unfit(TrendPoint[] last)
    {
        for (var i = 1; i < last.Length; i++)
        {
            if (last[i].Period.Overlaps(last[i - 1].Period)) return NoTrend.PeriodsOverlap;
        }

        if (!Array.TrueForAll(last, p => p.Period.Start.AddYears(1).AddDays(-1) == p.Period.End)) return NoTrend.NotYears;
        for (var i = 1; i < last.Length; i++)
        {
            if (last[i - 1].Period.End.AddDays(1) != last[i].Period.Start) return NoTrend.PeriodMissing;
        }

        return null;
    }

    private static RecentTrend OfValues(TrendPoint[] last)
    {
        double[] weights = [.. last.Select(p => 1 / Math.Pow((p.Limits!.Value.Upper - p.Limits.Value.Lower) / NormalWidth95, 2))];
        if (!Array.TrueForAll(weights, double.IsFinite)) return Untold(NoTrend.NoSpread);
        double[] values = [.. last.Select(p => p.Value)];
        var (slope, spread) = WeightedLine.Slope(values, weights, leftOut: null);
        return new RecentTrend(slope, slope * slope * spread, Agree(values, weights), Reason: null);
    }

    private static RecentTrend OfShares(TrendPoint[] last)
    {
        if (!Array.TrueForAll(last, p => p.Counts!.Value is { Count: > 0 } c && c.Count < c.Denominator)) return Untold(NoTrend.NoSpread);
        double[] logits = [.. last.Select(p => Math.Log(p.Counts!.Value.Count / (p.Counts.Value.Denominator - p.Counts.Value.Count)))];
        double[] alike = [.. last.Select(_ => 1.0)];
        double[] people = [.. last.Select(p => p.Counts!.Value.Denominator)];
        var share = last.Sum(p => p.Counts!.Value.Count) / people.Sum();
        var (slope, spread) = WeightedLine.Slope([.. last.Select(p => p.Counts!.Value.Count / p.Counts.Value.Denominator)], people, leftOut: null);
        return new RecentTrend(WeightedLine.Slope(logits, alike, leftOut: null).Slope, slope * slope * spread / (share * (1 - share)), Agree(logits, alike), Reason: null);
    }

    /// <summary>A level line rises as little as it falls, and agrees with either.</summary>
    private static bool Agree(double[] values, double[] weights)
    {
        int[] signs = [.. Enumerable.Range(-1, Points + 1).Select(i => Math.Sign(WeightedLine.Slope(values, weights, i < 0 ? null : i).Slope))];
        return !(signs.Contains(1) && signs.Contains(-1)) && signs.Any(s => s != 0);
    }

    private static RecentTrend Untold(NoTrend reason) => new(Slope: null, ChiSquared: null, Agrees: false, reason);
}

/// <summary>A straight line by weighted least squares over places 1, 2, 3, …</summary>
internal static class WeightedLine
{
    /// <returns>The slope, and the weighted spread of the places, whose inverse is the slope's variance where weights are inverse variances.</returns>
    public static (double Slope, double Spread) Slope(double[] values, double[] weights, int? leftOut)
    {
        double all = 0, place = 0, value = 0, spread = 0, both = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (i != leftOut) (all, place, value) = (all + weights[i], place + (weights[i] * i), value + (weights[i] * values[i]));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (i == leftOut) continue;
            var away = i - (place / all);
            (spread, both) = (spread + (weights[i] * away * away), both + (weights[i] * away * (values[i] - (value / all))));
        }

        return (both / spread, spread);
    }
}
