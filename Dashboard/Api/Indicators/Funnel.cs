using HealthNeeds.Analytics.Limits;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>Places by how many people they have, between the limits that chance alone would keep them in.</summary>
/// <param name="Average">In the indicator's unit.</param>
/// <param name="IsEngland">Whether the average is England's; else it is that of the places shown.</param>
/// <param name="Places">By people, the fewest first.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
public sealed record Funnel(double? Average, bool IsEngland, IReadOnlyList<FunnelPlace> Places, string? Reason)
{
    /// <summary>Of fewer places a funnel tells nothing that their table does not.</summary>
    private const int FewestPlaces = 4;

    public static Funnel Of(FigureSet set)
    {
        var known = set.Known;
        var counted = known.Where(r => FigureBounds.IsCounted(set.Indicator, r.Figure!)).ToList();
        if (known.Count == 0) return None("no place has a value");
        if (counted.Count < known.Count) return None(FigureBounds.WhyNotCounted(set.Indicator, [.. known.Select(r => r.Figure!)]));
        if (counted.Count < FewestPlaces) return None($"only {Figures.Some(counted.Count, "place")} {Verb.Has(counted.Count)} a value");
        var unit = IndicatorScale.Unit(set.Indicator)!.Value;
        var england = set.England?.Figure is { } figure && FigureBounds.IsCounted(set.Indicator, figure) ? figure : null;
        var average = england is not null ? england.Count!.Value / england.Denominator!.Value : counted.Sum(r => r.Figure!.Count!.Value) / counted.Sum(r => r.Figure!.Denominator!.Value);
        return new Funnel(unit * average, england is not null, [.. counted.Select(r => FunnelPlace.Of(r, average, unit, FigureBounds.IsShare(set.Indicator))).OrderBy(p => p.People)], Reason: null);
    }

    private static Funnel None(string reason) => new(Average: null, IsEngland: false, [], reason);
}

/// <param name="People">The denominator.</param>
/// <param name="Inner">The limits that hold 95% of places where only chance tells them apart, in the indicator's unit.</param>
/// <param name="Outer">Those that hold 99.8%.</param>
public sealed record FunnelPlace(Area Area, double People, double Value, Interval Inner, Interval Outer)
{
    public FunnelSide Side => Value > Outer.Upper ? FunnelSide.Above998 : Value > Inner.Upper ? FunnelSide.Above95
        : Value < Outer.Lower ? FunnelSide.Below998 : Value < Inner.Lower ? FunnelSide.Below95
        : FunnelSide.Inside;

    /// <param name="average">Of one person, not yet in the unit.</param>
    public static FunnelPlace Of(PlaceFigure row, double average, double unit, bool isShare)
    {
        var (people, count) = (row.Figure!.Denominator!.Value, row.Figure.Count!.Value);
        var (inner, outer) = Bounds(average, people, unit, isShare);
        return new FunnelPlace(row.Area, people, unit * count / people, inner, outer);
    }

    /// <summary>Limits of a place of so many people.</summary>
    /// <param name="average">Of one person, not yet in the unit.</param>
    public static (Interval Inner, Interval Outer) Bounds(double average, double people, double unit, bool isShare)
    {
        return (Within(FunnelLimits.Inner), Within(FunnelLimits.Outer));

        Interval Within(double confidence)
        {
            var limits = isShare ? FunnelLimits.OfProportion(average, people, confidence) : FunnelLimits.OfRate(average, people, confidence);
            return new Interval(unit * limits.Lower, unit * limits.Upper);
        }
    }
}

/// <summary>Where a place lies among the limits of a funnel plot.</summary>
public enum FunnelSide
{
    Inside,
    Above95,
    Above998,
    Below95,
    Below998,
}
