using System.Globalization;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Figures;

/// <summary>Turns the text of a cell into a figure under the rules of its indicator. A figure that breaks one is kept as missing and reported.</summary>
internal sealed class FigureIntake(IReadOnlyDictionary<string, Indicator> indicators, Action<PublishedFigure> accept)
{
    public Indicator Indicator(string id) =>
        indicators.TryGetValue(id, out var indicator) ? indicator : throw new InvalidOperationException($"data/indicators.json has no indicator '{id}'.");

    /// <param name="shift">Places the decimal point moves to the right: 2 turns a share into a percentage.</param>
    /// <param name="blank">What an empty cell means in this column.</param>
    /// <param name="note">What the publisher says beside the figure.</param>
    public void Take(RowPlace place, PublishedFigureKey key, string text, MissingReason blank, int shift = 0, FigureLimits limits = default, FigureBase of = default, string? note = null)
    {
        if (text.Length == 0)
        {
            Missing(key, blank, note);
            return;
        }

        if (TakeSymbol(key, text, note))
            return;
        var estimate = Check(place, key, text, shift, limits);
        accept(new PublishedFigure(key.Indicator.Id, key.Area, key.Period, key.Sex, estimate, estimate is null ? MissingReason.Failed : null, of.Count, of.Denominator, note));
    }

    /// <summary>Takes a figure as missing where a symbol stands in its place, or in that of a number that it is made from.</summary>
    /// <returns>False where none of the texts is a symbol.</returns>
    public bool TakeSymbol(PublishedFigureKey key, IEnumerable<string> texts) => texts.Any(t => TakeSymbol(key, t, note: null));

    public void Missing(PublishedFigureKey key, MissingReason reason, string? note = null) =>
        accept(new PublishedFigure(key.Indicator.Id, key.Area, key.Period, key.Sex, Estimate: null, reason, Note: note));

    /// <summary>What a figure was made from, where it is printed.</summary>
    public static FigureBase Base(RowPlace place, PublishedFigureKey key, string? count, string? denominator) => new(Beside(place, key, "A count", count), Beside(place, key, "A denominator", denominator));

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

    private bool TakeSymbol(PublishedFigureKey key, string text, string? note)
    {
        if (!MissingSymbols.TryRead(text, out var symbol))
            return false;
        Missing(key, symbol.Reason, MissingSymbols.Note(symbol, note));
        return true;
    }

    private static FigureEstimate? Check(RowPlace place, PublishedFigureKey key, string text, int shift, FigureLimits limits)
    {
        var indicator = key.Indicator;
        if (Number(text, shift) is not { } value)
        {
            place.Reject(RowRules.Number, key, "A figure is a number.", text, "a number");
            return null;
        }

        if (value < indicator.Minimum || value > indicator.Maximum)
        {
            place.Reject(RowRules.Range, key, $"{indicator.Name} lies within its range.", value.ToString(CultureInfo.InvariantCulture), $"{indicator.Minimum} to {indicator.Maximum} {indicator.Unit}");
            return null;
        }

        var (lower, upper) = (Beside(place, key, "A lower limit", limits.Lower), Beside(place, key, "An upper limit", limits.Upper));
        if (lower > value || upper < value)
        {
            place.Reject(RowRules.Interval, key, "A value lies within its confidence limits.", $"{lower} ≤ {value} ≤ {upper}", "lower ≤ value ≤ upper");
            return null;
        }

        return new FigureEstimate(value, lower, upper);
    }

    /// <summary>A number beside the figure; text that is neither a number nor a symbol is told and left out.</summary>
    private static double? Beside(RowPlace place, PublishedFigureKey key, string what, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var number = Number(text);
        if (number is null && !MissingSymbols.TryRead(text, out _))
            place.Reject(RowRules.Number, key, $"{what} is a number.", text, "a number");
        return number;
    }
}

/// <summary>One published figure: an observation whose area may also be a GP practice.</summary>
/// <param name="Note">What its publisher says beside it.</param>
internal sealed record PublishedFigure(
    IndicatorId Indicator,
    string Area,
    Period Period,
    Sex Sex,
    FigureEstimate? Estimate,
    MissingReason? Missing,
    double? Count = null,
    double? Denominator = null,
    string? Note = null);

/// <summary>What a figure is about.</summary>
/// <param name="Area">An ONS code or a GP practice.</param>
internal readonly record struct PublishedFigureKey(Indicator Indicator, string Area, Period Period, Sex Sex = Sex.Persons)
{
    public override string ToString() => Sex == Sex.Persons ? $"{Indicator.Id} {Area} {Period}" : $"{Indicator.Id} {Area} {Period} {Sex}";
}

/// <summary>What a figure was made from, where published.</summary>
internal readonly record struct FigureBase(double? Count, double? Denominator);

/// <summary>The text of a figure's 95% confidence limits.</summary>
internal readonly record struct FigureLimits(string? Lower, string? Upper);

/// <summary>Where a figure was read: a file's report and the line.</summary>
internal readonly record struct RowPlace(RawFileReport Report, long Line)
{
    public void Reject(string rule, PublishedFigureKey key, string reason, string found, string expected) =>
        Report.RejectFigure(rule, Line, key.ToString(), reason, found, expected);
}
