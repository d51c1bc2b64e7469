using HealthNeeds.Analytics.Limits;

namespace HealthNeeds.Analytics.Inequality;

/// <summary>Areas of like deprivation, taken together.</summary>
/// <param name="Number">1 is the most deprived.</param>
/// <param name="Error">Standard error of the value; null where it is not known.</param>
public sealed record DeprivationGroup(int Number, int Areas, double Population, double Value, double? Error)
{
    /// <summary>Standard errors on each side of a value that bound 95%.</summary>
    public const double Normal95 = 1.959963984540054;

    /// <summary>The limits that bound 95%, within what the figure can be; null where the error is not known.</summary>
    public (double Lower, double Upper)? Limits { get; init; }
}

/// <summary>One area with its deprivation and its figure.</summary>
/// <param name="Deprivation">Higher is more deprived, in any unit.</param>
/// <param name="Population">Residents; above 0.</param>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Count">Of whom the value tells, and <paramref name="Denominator"/> among how many; null where the publisher gives none.</param>
/// <param name="Error">Standard error of the value; null where the publisher gives no limits.</param>
public readonly record struct DeprivedArea(double Deprivation, double Population, double Value, double? Count, double? Denominator, double? Error);

/// <summary>Cuts areas into groups of about equally many residents, from the most to the least deprived.</summary>
public static class DeprivationGroups
{
    /// <summary>Each area falls into the group in which the middle of its residents stands.</summary>
    /// <param name="scale">Values are 100 × count ÷ denominator for a percentage, and accordingly for other rates; null where counts are not to be used.</param>
    /// <param name="bounds">A percentage is a share of people and lies between 0 and 100, a rate is never negative.</param>
    /// <returns>Only groups that have areas: fewer than <paramref name="groups"/> where areas are few or of very different size.</returns>
    public static IReadOnlyList<DeprivationGroup> Of(IReadOnlyList<DeprivedArea> areas, int groups, double? scale, SlopeScale bounds = SlopeScale.Plain)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        var all = areas.Sum(a => a.Population);
        var passed = 0.0;
        var members = new List<DeprivedArea>[groups];
        for (var g = 0; g < groups; g++) members[g] = [];
        foreach (var area in areas.OrderByDescending(a => a.Deprivation).ThenBy(a => a.Population).ThenBy(a => a.Value))
        {
            members[Math.Min(groups - 1, (int)((passed + (area.Population / 2)) / all * groups))].Add(area);
            passed += area.Population;
        }

        return [.. members.Select((m, g) => (Areas: m, Number: g + 1)).Where(g => g.Areas.Count > 0).Select(g => Group(g.Number, g.Areas, scale, bounds))];
    }

    private static DeprivationGroup Group(int number, List<DeprivedArea> areas, double? scale, SlopeScale bounds)
    {
        var people = areas.Sum(a => a.Population);
        if (scale is { } unit && areas.TrueForAll(a => a is { Count: not null, Denominator: > 0 }))
        {
            var (count, of) = (areas.Sum(a => a.Count!.Value), areas.Sum(a => a.Denominator!.Value));
            var share = count / of;
            // A share of people is binomial; where events outnumber people they are taken as Poisson.
            var error = share is > 0 and < 1 ? Math.Sqrt(share * (1 - share) / of) : Math.Sqrt(count) / of;
            return new DeprivationGroup(number, areas.Count, people, unit * share, count > 0 ? unit * error : null) { Limits = Counted(count, of, unit, bounds) };
        }

        var value = areas.Sum(a => a.Population * a.Value) / people;
        double? spread = areas.TrueForAll(a => a.Error is not null) ? Math.Sqrt(areas.Sum(a => Math.Pow(a.Population * a.Error!.Value, 2))) / people : null;
        return new DeprivationGroup(number, areas.Count, people, value, spread) { Limits = spread is { } own ? Around(value, DeprivationGroup.Normal95 * own, bounds) : null };
    }

    /// <summary>Those that a single area's counts have: Wilson's of a share, of a rate Byar's, or exact ones of few events.</summary>
    private static (double Lower, double Upper) Counted(double count, double of, double unit, SlopeScale bounds)
    {
        if (bounds == SlopeScale.Percentage && count <= of)
        {
            var share = ProportionLimits.Wilson(count, of);
            return (unit * share.Lower, unit * share.Upper);
        }

        var events = CountLimits.Of(count);
        return (unit * events.Lower / of, unit * events.Upper / of);
    }

    /// <summary>Cut where the figure ends; a value beyond its own end bounds itself.</summary>
    private static (double Lower, double Upper) Around(double value, double reach, SlopeScale bounds) => (
        bounds == SlopeScale.Plain ? value - reach : Math.Max(value - reach, Math.Min(value, 0)),
        bounds == SlopeScale.Percentage ? Math.Min(value + reach, Math.Max(value, 100)) : value + reach);
}
