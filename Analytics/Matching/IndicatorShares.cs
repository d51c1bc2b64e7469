namespace HealthNeeds.Analytics.Matching;

/// <summary>Where each area stands among England's by one indicator: the share that it presses harder than.</summary>
internal sealed class IndicatorShares
{
    /// <summary>Of a normal distribution, 90% lies within so many standard errors.</summary>
    private const double Z90 = 1.645;

    /// <summary>Half of the interval of a score or ratio, whose publisher gives no error and whose count of people is not ours to know.</summary>
    private const double Unstated = 0.05;

    /// <summary>Of so many of a level's areas there must be a figure for one to be compared with the others, as wherever figures are compared.</summary>
    private const double LeastCoverage = 0.9;

    /// <summary>How codes of districts inside counties begin.</summary>
    private const string District = "E07";

    private readonly Dictionary<AreaCode, double> _values;
    private readonly double[] _sorted;
    private readonly double? _per;

    private IndicatorShares(Dictionary<AreaCode, double> values, double? per)
    {
        (_values, _per) = (values, per);
        _sorted = values.Values.Order().ToArray();
    }

    /// <returns>Null where the table does not hold the indicator, or of too few of its areas: a share of four authorities is none of England's.</returns>
    public static IndicatorShares? Of(AreaTable table, Indicator indicator)
    {
        if (table.Latest(indicator.Id) is not { } key)
            return null;
        var (sign, column) = (indicator.Polarity == Polarity.HigherIsBetter ? -1 : 1, table.Columns[key]);
        var values = Enumerable.Range(0, column.Length).Where(i => !double.IsNaN(column[i])).ToDictionary(i => table.Codes[i], i => sign * column[i]);
        return values.Count == 0 || values.Count < LeastCoverage * Published(table, values) ? null : new IndicatorShares(values, People(indicator.Unit));
    }

    /// <summary>How many areas it is published for: of a figure of upper-tier authorities, which no district inside a county has, all but those.</summary>
    private static int Published(AreaTable table, Dictionary<AreaCode, double> values) =>
        values.Keys.Any(IsDistrict) ? table.Codes.Count : table.Codes.Count(code => !IsDistrict(code));

    private static bool IsDistrict(AreaCode code) => code.Value.StartsWith(District, StringComparison.Ordinal);

    /// <param name="people">Of the area, for what chance alone would move; null where not known.</param>
    /// <returns>Null where the area has no figure.</returns>
    public Share? Of(AreaCode area, int? people)
    {
        if (!_values.TryGetValue(area, out var value))
            return null;
        var share = At(value);
        if (_per is not { } per || people is not > 0)
            return new Share(share, Math.Max(0, share - Unstated), Math.Min(1, share + Unstated));
        var chance = Z90 * Math.Sqrt(Math.Abs(value) * per / people.Value);
        return new Share(share, At(value - chance), At(value + chance));
    }

    /// <summary>Of how many people a rate is counted; null where the unit is no rate.</summary>
    private static double? People(string unit) => unit switch
    {
        "%" => 100,
        "per 1,000" => 1_000,
        "per 10,000" => 10_000,
        "per 100,000" => 100_000,
        _ => null,
    };

    /// <summary>Ties count half.</summary>
    private double At(double value) => (Below(value, orEqual: false) + Below(value, orEqual: true)) / (2.0 * _sorted.Length);

    private int Below(double value, bool orEqual)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (orEqual ? _sorted[middle] <= value : _sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <param name="Level">0 to 1, with the 90% interval <paramref name="Lower"/> to <paramref name="Upper"/>.</param>
internal readonly record struct Share(double Level, double Lower, double Upper);
