using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthNeeds.Core.Time;

/// <summary>
/// The span of time a figure describes. Knows calendar years ("2019"), year ranges ("2009–13"),
/// financial years ("2016/17") and ranges of them ("2016/17–2018/19"), and parts of years: quarters ("2006 Q1",
/// "2006/07 Q2–2007/08 Q1"; the first financial quarter begins in April) and months ("Aug 2006–Jul 2007").
/// </summary>
public readonly partial record struct Period : IComparable<Period>
{
    private const int FirstYear = 1;
    private const int LastYear = 9998;
    private const int LongestOverCenturies = 20;

    private Period(DateOnly start, DateOnly end, bool financial)
    {
        if (end < start)
            throw new ArgumentException($"A period cannot end ({end:yyyy-MM-dd}) before it starts ({start:yyyy-MM-dd}).");
        Start = start;
        End = end;
        Financial = financial;
    }

    /// <summary>First day, inclusive.</summary>
    public DateOnly Start { get; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly End { get; }

    /// <summary>True for years that run from April to March.</summary>
    public bool Financial { get; }

    /// <summary>How many years it is of; null where it is of parts of years.</summary>
    public int? WholeYears => IsWholeYears ? End.Year - Start.Year + (Financial ? 0 : 1) : null;

    public static Period Year(int year) => Years(year, year);

    public static Period Years(int first, int last) => new(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), financial: false);

    /// <param name="first">The calendar year in which the first financial year begins.</param>
    /// <param name="last">The calendar year in which the last financial year begins.</param>
    public static Period FinancialYears(int first, int last) => new(new DateOnly(first, 4, 1), new DateOnly(last + 1, 3, 31), financial: true);

    public static Period Parse(string text) =>
        TryParse(text, out var period)
            ? period
            : throw new FormatException($"'{text}' is not a period: expected a form such as 2019, 2009–13, 2016/17, 2016/17–2018/19, 2006 Q1 or Aug 2006–Jul 2007.");

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var match = Form().Match(text?.Trim() ?? string.Empty);
        if (!match.Success)
            return TryParseParts(text, out period);
        var financial = match.Groups["f1"].Success;
        var first = Number(match.Groups["y1"]);
        var last = match.Groups["y2"].Success ? Expand(first, match.Groups["y2"]) : first;
        if (financial != match.Groups["f2"].Success && match.Groups["y2"].Success)
            return false;
        if (financial && (!Follows(first, match.Groups["f1"]) || (match.Groups["f2"].Success && !Follows(last, match.Groups["f2"]))))
            return false;
        if (last < first || first < FirstYear || last > LastYear)
            return false;
        period = financial ? FinancialYears(first, last) : Years(first, last);
        return true;
    }

    public bool Overlaps(Period other) => Start <= other.End && other.Start <= End;

    public int CompareTo(Period other) => End != other.End ? End.CompareTo(other.End) : Start.CompareTo(other.Start);

    public override string ToString()
    {
        if (!IsWholeYears)
            return PartsText();
        var first = Start.Year;
        var last = Financial ? End.Year - 1 : End.Year;
        if (Financial)
            return first == last ? FinancialYear(first) : $"{FinancialYear(first)}–{FinancialYear(last)}";
        if (first == last)
            return first.ToString(CultureInfo.InvariantCulture);
        return first / 100 == last / 100 ? $"{first}–{last % 100:00}" : $"{first}–{last}";
    }

    private static string FinancialYear(int first) => $"{first}/{(first + 1) % 100:00}";

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>"1999–02" goes on into the next century; "2013–09" is a slip, not ninety-six years.</summary>
    private static int Expand(int first, Group group)
    {
        if (group.Length == 4)
            return Number(group);
        var last = (first / 100 * 100) + Number(group);
        return last < first && last + 100 - first <= LongestOverCenturies ? last + 100 : last;
    }

    private static bool Follows(int year, Group group) => Number(group) == (year + 1) % (group.Length == 4 ? 10_000 : 100);

    [GeneratedRegex(@"^(?<y1>[0-9]{4})(?:/(?<f1>[0-9]{4}|[0-9]{2}))?(?:\s*[-–]\s*(?<y2>[0-9]{4}|[0-9]{2})(?:/(?<f2>[0-9]{4}|[0-9]{2}))?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Form();
}
