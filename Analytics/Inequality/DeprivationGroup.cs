namespace HealthNeeds.Analytics.Inequality;

/// <summary>Areas of like deprivation, taken together.</summary>
/// <param name="Number">1 is the most deprived.</param>
/// <param name="Error">Standard error of the value; null where it is not known.</param>
public sealed record DeprivationGroup(int Number, int Areas, double Population, double Value, double? Error)
{
    /// <summary>Standard errors on each side of a value that bound 95%.</summary>
    public const double Normal95 = 1.959963984540054;

    /// <summary>The limits that bound 95%; null where the error is not known.</summary>
    public (double Lower, double Upper)? Limits => Error is { } error ? (Value - (Normal95 * error), Value + (Normal95 * error)) : null;
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
    /// <returns>Only groups that have areas: fewer than <paramref name="groups"/> where areas are few or of very different size.</returns>
    public static IReadOnlyList<DeprivationGroup> Of(IReadOnlyList<DeprivedArea> areas, int groups, double? scale)
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

        return [.. members.Select((m, g) => (Areas: m, Number: g + 1)).Where(g => g.Areas.Count > 0).Select(g => Group(g.Number, g.Areas, scale))];
    }

    private static DeprivationGroup Group(int number, List<DeprivedArea> areas, double? scale)
    {
        var people = areas.Sum(a => a.Population);
        if (scale is { } unit && areas.TrueForAll(a => a is { Count: not null, Denominator: > 0 }))
        {
            var (count, of) = (areas.Sum(a => a.Count!.Value), areas.Sum(a => a.Denominator!.Value));
            var share = count / of;
            // A share of people is binomial; where events outnumber people they are taken as Poisson.
            var error = share is > 0 and < 1 ? Math.Sqrt(share * (1 - share) / of) : Math.Sqrt(count) / of;
            return new DeprivationGroup(number, areas.Count, people, unit * share, count > 0 ? unit * error : null);
        }

        var value = areas.Sum(a => a.Population * a.Value) / people;
        double? spread = areas.TrueForAll(a => a.Error is not null) ? Math.Sqrt(areas.Sum(a => Math.Pow(a.Population * a.Error!.Value, 2))) / people : null;
        return new DeprivationGroup(number, areas.Count, people, value, spread);
    }
}
