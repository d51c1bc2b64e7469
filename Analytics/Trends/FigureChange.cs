using HealthNeeds.Core.Time;

namespace HealthNeeds.Analytics.Trends;

/// <summary>What became of a figure since the period before it that it shares no time with.</summary>
/// <param name="Since">That period.</param>
/// <param name="Difference">Now less then, in the indicator's unit.</param>
/// <param name="Direction">1 or −1 where it is beyond chance, 0 where chance could make it; null where nothing says what chance could do.</param>
public readonly record struct FigureChange(Period Since, double Before, double Difference, int? Direction)
{
    /// <summary>Of two figures that share no time and no error: beyond chance where |now − then| lies above 1.96·√(s₁² + s₂²), each s its 95% limits over 2·1.96 (Altman and Bland, BMJ 2003;326:219).</summary>
    /// <param name="series">Periods with a value, in any order; limits stand where they are known.</param>
    /// <returns>Null where there is no earlier period that ended before the newest began.</returns>
    public static FigureChange? Of(IReadOnlyList<TrendPoint> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0) return null;
        var now = series.MaxBy(p => p.Period);
        var earlier = series.Where(p => p.Period.End < now.Period.Start).ToList();
        if (earlier.Count == 0) return null;
        var then = earlier.MaxBy(p => p.Period);
        var difference = now.Value - then.Value;
        return new FigureChange(then.Period, then.Value, difference, now.Limits is { } ours && then.Limits is { } theirs
            ? Math.Abs(difference) > Math.Sqrt(Square(ours) + Square(theirs)) ? Math.Sign(difference) : 0
            : null);
    }

    /// <summary>(1.96·s)²: half of the interval, squared.</summary>
    private static double Square((double Lower, double Upper) limits) => Math.Pow((limits.Upper - limits.Lower) / 2, 2);
}
