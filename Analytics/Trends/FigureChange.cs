using HealthNeeds.Analytics.Similar;

namespace HealthNeeds.Analytics.Trends;

/// <summary>What became of a figure since the period before it that it shares no time with.</summary>
/// <param name="Since">That period.</param>
/// <param name="Difference">Now less then, in the indicator's unit.</param>
/// <param name="Direction">1 or −1 where it is beyond chance, 0 where chance could make it; null where nothing says what chance could do.</param>
public readonly record struct FigureChange(Period Since, double Before, double Difference, int? Direction)
{
    /// <summary>Of two figures that share no time and no error: beyond chance where the joint 95% interval of now − then, put together from the limits of both as <see cref="PeerDifference"/> does, leaves 0 out; of limits that lie evenly, |now − then| above 1.96·√(s₁² + s₂²) (Altman and Bland, BMJ 2003;326:219).</summary>
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
            ? Side(PeerDifference.Limits(new PeerFigure(now.Value, ours.Lower, ours.Upper), new PeerFigure(then.Value, theirs.Lower, theirs.Upper)))
            : null);
    }

    private static int Side((double Lower, double Upper) interval) => interval.Lower > 0 ? 1 : interval.Upper < 0 ? -1 : 0;
}
