using HealthNeeds.Analytics.Inequality;
using HealthNeeds.Analytics.Limits;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>The limits that bound 95%: the publisher's where it gives them, else reckoned from the counts where the value is one count over the other.</summary>
public readonly record struct FigureBounds(double Lower, double Upper, LimitMethod Method)
{
    /// <summary>Null where the publisher gives none and they cannot be reckoned: <see cref="WhyNone"/> says why.</summary>
    public static FigureBounds? Of(Indicator indicator, Observation figure)
    {
        if (figure.Estimate is not { } estimate) return null;
        if (estimate is { Lower: { } lower, Upper: { } upper }) return new FigureBounds(lower, upper, LimitMethod.Published);
        if (!IsCounted(indicator, figure)) return null;
        var (unit, count, people) = (IndicatorScale.Unit(indicator)!.Value, figure.Count!.Value, figure.Denominator!.Value);
        if (IsShare(indicator)) return Around(estimate.Value, ProportionLimits.Wilson(count, people), unit, LimitMethod.Wilson);
        var events = CountLimits.Of(count);
        return Around(estimate.Value, new Interval(events.Lower / people, events.Upper / people), unit, count < CountLimits.LeastForByar ? LimitMethod.Exact : LimitMethod.Byar);
    }

    /// <summary>Why limits cannot be reckoned of an indicator's figures, in words; null where they can, or are published.</summary>
    public static string? WhyNone(Indicator indicator, IReadOnlyList<Observation> figures)
    {
        var known = figures.Where(f => f.Estimate is not null).ToList();
        return known.Count == 0 || known.Exists(f => Of(indicator, f) is not null) ? null : WhyNotCounted(indicator, known);
    }

    /// <summary>Why the values are no counts over denominators, in words.</summary>
    public static string WhyNotCounted(Indicator indicator, IReadOnlyList<Observation> known) =>
        IndicatorScale.Unit(indicator) is null ? $"its unit ({indicator.Unit}) is neither a share nor a rate"
        : indicator.NativeLevel == Core.Areas.AreaLevel.Practice ? "it is published by GP practice and carried to places by where patients live, so nobody counted people there"
        : indicator.Modelled ? "it is modelled, so it is no count of people"
        : known.All(f => f is { Count: not null, Denominator: > 0 }) ? "its values are not one count over another: they are standardised or rounded"
        : "this release holds no counts of it at this level";

    public static bool IsShare(Indicator indicator) => indicator.Unit == "%";

    /// <summary>Whether the value is its count over its denominator, as far as it is printed.</summary>
    public static bool IsCounted(Indicator indicator, Observation figure) =>
        !indicator.Modelled && IndicatorScale.Unit(indicator) is { } unit
        && figure is { Estimate: { } estimate, Count: { } count and >= 0, Denominator: { } people and > 0 }
        && (!IsShare(indicator) || count <= people)
        && Math.Abs(estimate.Value - (unit * count / people)) <= 0.5 * Math.Pow(10, -indicator.Decimals);

    /// <summary>Null where rounding moved the value out of them.</summary>
    private static FigureBounds? Around(double value, Interval limits, double unit, LimitMethod method) =>
        unit * limits.Lower <= value && value <= unit * limits.Upper ? new FigureBounds(unit * limits.Lower, unit * limits.Upper, method) : null;
}

/// <summary>By what method limits were made.</summary>
public enum LimitMethod
{
    /// <summary>By the publisher.</summary>
    Published,

    /// <summary>Here, of a share, by Wilson's method.</summary>
    Wilson,

    /// <summary>Here, of ten events or more, by Byar's.</summary>
    Byar,

    /// <summary>Here, of fewer than ten events, by the Poisson distribution itself.</summary>
    Exact,
}

/// <summary>How an indicator's values are added up and fitted, by its unit.</summary>
internal static class IndicatorScale
{
    /// <summary>What a count over its denominator is multiplied by; null where the unit is none of a share or rate.</summary>
    public static double? Unit(Indicator indicator) => indicator.Unit switch
    {
        "%" or "per 100" => 100,
        "per 1,000" => 1_000,
        "per 10,000" => 10_000,
        "per 100,000" => 100_000,
        _ => null,
    };

    public static SlopeScale Of(Indicator indicator) => indicator.Unit switch
    {
        "%" => SlopeScale.Percentage,
        "ratio" => SlopeScale.Rate,
        _ => Unit(indicator) is null ? SlopeScale.Plain : SlopeScale.Rate,
    };
}
