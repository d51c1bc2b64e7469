using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthNeeds.Core.Time;

/// <summary>Periods that are parts of years: quarters and months.</summary>
public readonly partial record struct Period
{
    private const int QuarterMonths = 3;
    private const int AprilFirst = 4;

    private static readonly string[] MonthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private bool IsWholeYears => Financial
        ? Start is { Month: AprilFirst, Day: 1 } && End is { Month: AprilFirst - 1, Day: 31 }
        : Start is { Month: 1, Day: 1 } && End is { Month: 12, Day: 31 };

    /// <summary>Whole months, both inclusive. April to March is a financial year, January to December a calendar year.</summary>
    public static Period Months(int firstYear, int firstMonth, int lastYear, int lastMonth) =>
        Span(firstYear, firstMonth, lastYear, lastMonth, financial: firstMonth == AprilFirst && lastMonth == AprilFirst - 1);

    private static Period Span(int firstYear, int firstMonth, int lastYear, int lastMonth, bool financial) =>
        new(new DateOnly(firstYear, firstMonth, 1), new DateOnly(lastYear, lastMonth, DateTime.DaysInMonth(lastYear, lastMonth)), financial);

    private static bool TryParseParts(string? text, out Period period)
    {
        period = default;
        var quarters = Quarters().Match(text?.Trim() ?? string.Empty);
        var months = MonthForm().Match(text?.Trim() ?? string.Empty);
        if (!quarters.Success && !months.Success)
            return false;
        if (quarters.Success && !SoundYears(quarters))
            return false;
        var (first, financial) = quarters.Success ? (Quarter(quarters, "1"), quarters.Groups["f1"].Success) : (Month(months, "1"), false);
        var last = quarters.Success ? LastQuarter(quarters, first) : LastMonth(months, first);
        if (first.Year < FirstYear || last.Year > LastYear || last.CompareTo(first) < 0)
            return false;
        period = financial ? Span(first.Year, first.Month, last.Year, last.Month, financial: true) : Months(first.Year, first.Month, last.Year, last.Month);
        return true;
    }

    /// <summary>Both ends are financial quarters or neither is, and the second half of a financial year follows its first.</summary>
    private static bool SoundYears(Match match) =>
        (!match.Groups["y2"].Success || match.Groups["f1"].Success == match.Groups["f2"].Success)
        && SoundYear(match, "1") && SoundYear(match, "2");

    private static bool SoundYear(Match match, string end) => !match.Groups["f" + end].Success || Follows(Number(match.Groups["y" + end]), match.Groups["f" + end]);

    /// <summary>The month in which a quarter begins.</summary>
    private static (int Year, int Month) Quarter(Match match, string end)
    {
        var start = (Number(match.Groups["q" + end]) - 1) * QuarterMonths;
        return Later((Number(match.Groups["y" + end]), match.Groups["f" + end].Success ? AprilFirst : 1), start);
    }

    private static (int Year, int Month) LastQuarter(Match match, (int Year, int Month) first) =>
        Later(match.Groups["y2"].Success ? Quarter(match, "2") : first, QuarterMonths - 1);

    private static (int Year, int Month) Month(Match match, string end) =>
        (Number(match.Groups["y" + end]), Array.FindIndex(MonthNames, n => n.Equals(match.Groups["m" + end].Value, StringComparison.OrdinalIgnoreCase)) + 1);

    private static (int Year, int Month) LastMonth(Match match, (int Year, int Month) first) => match.Groups["y2"].Success ? Month(match, "2") : first;

    private static (int Year, int Month) Later((int Year, int Month) from, int months)
    {
        var month = from.Month - 1 + months;
        return (from.Year + (month / 12), (month % 12) + 1);
    }

    private string PartsText()
    {
        var quarters = Start.Month % QuarterMonths == 1 && End.Month % QuarterMonths == 0;
        var one = quarters && Later((Start.Year, Start.Month), QuarterMonths - 1) == (End.Year, End.Month);
        Func<DateOnly, string> text = quarters && (one || Financial) ? (Financial ? FinancialQuarter : CalendarQuarter) : MonthText;
        var (first, last) = (text(Start), text(End));
        return first == last ? first : $"{first}–{last}";
    }

    private static string CalendarQuarter(DateOnly day) => $"{day.Year} Q{((day.Month - 1) / QuarterMonths) + 1}";

    private static string FinancialQuarter(DateOnly day)
    {
        var (year, month) = Later((day.Year, day.Month), 12 - (AprilFirst - 1));
        return $"{FinancialYear(year - 1)} Q{((month - 1) / QuarterMonths) + 1}";
    }

    private static string MonthText(DateOnly day) => $"{MonthNames[day.Month - 1]} {day.Year.ToString(CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"^(?<y1>[0-9]{4})(?:/(?<f1>[0-9]{4}|[0-9]{2}))? ?Q(?<q1>[1-4])(?:\s*[-–]\s*(?<y2>[0-9]{4})(?:/(?<f2>[0-9]{4}|[0-9]{2}))? ?Q(?<q2>[1-4]))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Quarters();

    [GeneratedRegex(@"^(?<m1>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?<y1>[0-9]{4})(?:\s*[-–]\s*(?<m2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?<y2>[0-9]{4}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 60_000)]
    private static partial Regex MonthForm();
}
