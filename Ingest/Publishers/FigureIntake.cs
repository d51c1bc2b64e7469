using System.Globalization;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Turns the text of a cell into a figure under the rules of its indicator. A figure that breaks one is kept as missing and reported.</summary>
internal sealed class FigureIntake(IReadOnlyDictionary<string, Indicator> indicators, Action<Figure> accept)
{
    public Indicator Indicator(string id) =>
        indicators.TryGetValue(id, out var indicator) ? indicator : throw new InvalidOperationException($"data/indicators.json has no indicator '{id}'.");

    /// <param name="shift">Places the decimal point moves to the right: 2 turns a share into a percentage.</param>
    /// <param name="blank">What an empty cell means in this column.</param>
    public void Take(RawFileReport report, long line, Indicator indicator, string area, Period period, string text, MissingReason blank, Sex sex = Sex.Persons, int shift = 0, Limits limits = default, Base of = default)
    {
        if (text.Length == 0)
        {
            accept(new Figure(indicator.Id, area, period, sex, Estimate: null, blank));
            return;
        }

        var estimate = Check(report, line, $"{indicator.Id} {area} {period}", indicator, text, shift, limits);
        accept(new Figure(indicator.Id, area, period, sex, estimate, estimate is null ? MissingReason.Failed : null, of.Count, of.Denominator));
    }

    public void Missing(Indicator indicator, string area, Period period, Sex sex, MissingReason reason) =>
        accept(new Figure(indicator.Id, area, period, sex, Estimate: null, reason));

    /// <summary>The nearest double to the printed number, its decimal point moved first: no second rounding.</summary>
    public static double? Number(string text, int shift = 0)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        if (shift != 0 && exponent >= 0)
            return int.TryParse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? Number($"{text.AsSpan(0, exponent)}E{power + shift}") : null;
        var shifted = shift == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}E{shift}");
        return double.TryParse(shifted, Styles, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    private static Estimate? Check(RawFileReport report, long line, string key, Indicator indicator, string text, int shift, Limits limits)
    {
        if (Number(text, shift) is not { } value)
        {
            report.RejectFigure(RowRules.Number, line, key, "A figure is a number.", text, "a number");
            return null;
        }

        if (value < indicator.Minimum || value > indicator.Maximum)
        {
            report.RejectFigure(RowRules.Range, line, key, $"{indicator.Name} lies within its range.", value.ToString(CultureInfo.InvariantCulture), $"{indicator.Minimum} to {indicator.Maximum} {indicator.Unit}");
            return null;
        }

        var (lower, upper) = (Number(limits.Lower ?? string.Empty), Number(limits.Upper ?? string.Empty));
        if (lower > value || upper < value)
        {
            report.RejectFigure(RowRules.Interval, line, key, "A value lies within its confidence limits.", $"{lower} ≤ {value} ≤ {upper}", "lower ≤ value ≤ upper");
            return null;
        }

        return new Estimate(value, lower, upper);
    }
}
