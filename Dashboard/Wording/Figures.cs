using System.Globalization;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>Numbers as a reader is shown them.</summary>
internal static class Figures
{
    private const char Minus = '−';

    public static string Count(long value) => value.ToString("N0");

    /// <summary>An estimate of people as three figures of it can be believed: "about 38,000".</summary>
    public static string About(double people)
    {
        var step = people < 1000 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(people)) - 2);
        return $"about {Count((long)(Math.Round(people / step) * step))}";
    }

    public static string Value(double value, int decimals) => Signed(value.ToString("N" + decimals));

    /// <summary>A chance as whole per cent; the ends say "under 1%" and "over 99%": a thousand draws make nothing certain.</summary>
    public static string Chance(double share) => share switch
    {
        < 0.01 => "under 1%",
        > 0.99 => "over 99%",
        _ => share.ToString("0%"),
    };

    /// <summary>A share as whole per cent. Only none is "0%" and only all is "100%": next to them, "under 1%" and "over 99%".</summary>
    public static string Percent(double share) => share is > 0 and < 1 ? Chance(share) : share.ToString("0%");

    /// <summary>A share above England's average: "34% above England", "20% below England", "level with England" where it prints as nought.</summary>
    public static string AboveEngland(double share) => Math.Round(100 * share, MidpointRounding.AwayFromZero) switch
    {
        > 0 and var above => $"{above:N0}% above England",
        < 0 and var below => $"{-below:N0}% below England",
        _ => "level with England",
    };

    /// <summary>The interval of such a share: "90% interval 21% to 48% above", "90% interval 5% below to 12% above".</summary>
    public static string AboveEnglandInterval(double lower, double upper)
    {
        var (low, high) = (Percents(lower), Percents(upper));
        var ends = low >= 0 ? $"{low:N0}% to {high:N0}% above" : high <= 0 ? $"{-low:N0}% to {-high:N0}% below" : $"{-low:N0}% below to {high:N0}% above";
        return $"90% interval {ends}";

        static long Percents(double share) => (long)Math.Round(100 * share, MidpointRounding.AwayFromZero);
    }

    public static string WithSign(double value, int decimals) => Value(value, decimals) is var text && value > 0 && !IsNought(text) ? "+" + text : text;

    public static string Ordinal(int value) => Count(value) + (value % 100 is >= 11 and <= 13 ? "th" : (value % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    public static string Kilometres(double kilometres) => DistanceWords.Kilometres(kilometres);

    /// <summary>A length of time a person would say: "40 seconds", "2 minutes".</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 1 => "under a second",
        < 90 => Some(Math.Round(seconds), "second"),
        < 5400 => $"{seconds / 60:0} minutes",
        _ => $"{seconds / 3600:0.0} hours",
    };

    public static string Moment(DateTimeOffset moment) => $"{Day(moment)}, {Time(moment)}";

    public static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("HH:mm") + " UTC";

    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy");

    /// <summary>A length of time by its largest part, as in "12 days".</summary>
    public static string Span(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "under a minute",
        { TotalHours: < 1 } => Some(time.TotalMinutes, "minute"),
        { TotalDays: < 2 } => Some(time.TotalHours, "hour"),
        { TotalDays: < 60 } => Some(time.TotalDays, "day"),
        { TotalDays: < 730 } => Some(time.TotalDays / 30.44, "month"),
        _ => Some(time.TotalDays / 365.25, "year"),
    };

    public static string Seconds(double seconds) => seconds < 60 ? $"{seconds:0.0} s" : Duration(seconds);

    public static string Bytes(long bytes) => bytes < 1_000_000 ? $"{bytes / 1000.0:0.0} kB" : $"{bytes / 1_000_000.0:0.0} MB";

    /// <summary>"1 rank", "2 ranks": whole ones, rounded down.</summary>
    public static string Some(double count, string unit) => CountWords.Some((long)Math.Floor(count), unit);

    /// <summary>What prints as nought has no sign.</summary>
    private static string Signed(string text) => !text.StartsWith('-') ? text : IsNought(text) ? text[1..] : Minus + text[1..];

    private static bool IsNought(string text) => text.Contains('0', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
}

/// <summary>The verb behind a count of things: "1 is", "2 are".</summary>
internal static class Verb
{
    public static string Is(long count) => count == 1 ? "is" : "are";

    public static string Was(long count) => count == 1 ? "was" : "were";

    public static string Has(long count) => count == 1 ? "has" : "have";
}

/// <summary>Numbers as addresses and forms have them.</summary>
internal static class PlainNumber
{
    /// <summary>All digits that a number has, without an exponent, which no parameter's rule reads: "0.00001".</summary>
    /// <param name="number">Below 10²⁸ either way.</param>
    public static string Of(double number) =>
        decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
