using System.Globalization;
using System.Text.RegularExpressions;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>
/// Periods as ONS's Explore Local Statistics writes them: the day on which they begin, and how many years they last ("2022-01-01/P3Y"); a day
/// alone is that month. A survey year that begins within a month is given the twelve months from that month on.
/// </summary>
internal static partial class SpanText
{
    public static bool TryParse(RawFileReport report, long line, string text, out Period period)
    {
        var match = Form().Match(text);
        if (match.Success && DateOnly.TryParseExact(match.Groups["from"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && from.Year is > 1900 and < 2100)
        {
            var months = match.Groups["years"].Success ? 12 * int.Parse(match.Groups["years"].ValueSpan, CultureInfo.InvariantCulture) : 1;
            var last = from.AddMonths(months - 1);
            period = Period.Months(from.Year, from.Month, last.Year, last.Month);
            return true;
        }

        period = default;
        report.Reject(RowRules.Period, line, text, "A period is a day and a number of years.", text, "a form such as 2022-01-01/P3Y or 2025-03-15");
        return false;
    }

    [GeneratedRegex("^(?<from>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:/P(?<years>[1-9])Y)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
