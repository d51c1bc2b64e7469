using System.Globalization;
using System.Text.RegularExpressions;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsStatistics;

/// <summary>Which authorities a row of ONS's Explore Local Statistics is about.</summary>
/// <param name="known">The authorities whose figures are carried.</param>
internal sealed class LocalStatisticsAreas(IReadOnlySet<string> known, RawFileReport report)
{
    /// <summary>Two authorities with one figure: ONS's code, what must be said beside it, and whose figure it is.</summary>
    private static readonly Dictionary<string, (string Said, string[] Codes)> Combined = new(StringComparer.Ordinal)
    {
        ["E67000001"] = ("Value for Hackney and City of London combined", ["E09000001", "E09000012"]),
        ["E67000002"] = ("Value for Cornwall and Isles of Scilly combined", ["E06000052", "E06000053"]),
    };

    /// <summary>False where the row is about another kind of area; it is rejected then.</summary>
    /// <param name="said">Status and notes of the row.</param>
    /// <param name="about">One authority or England; two where the publisher says that the figure is of both together.</param>
    public bool Find(long line, string code, string said, out IReadOnlyList<string> about)
    {
        var older = RecodedAuthorities.Current(code);
        about = Combined.TryGetValue(code, out var both) && said.Contains(both.Said, StringComparison.Ordinal) ? both.Codes : [older];
        if (about.All(known.Contains) || older == AreaCode.England.Value)
            return true;
        if (code.Length != 9 || code[0] != 'E')
            report.Reject(RowRules.OutsideEngland, line, code, "Only areas of England are carried.", code, "a local authority of England");
        else if (AuthorityTypes.IsAuthority(code))
            report.Reject(RowRules.RetiredAuthority, line, code, "An authority that was abolished has no successor whose figure this is.", code, "a local authority of the indicator's vintage");
        else
            report.Reject(RowRules.Level, line, code, "Counties, regions, combined authorities and other groups of authorities are not carried.", $"{code} {said}".Trim(), "a local authority or England");
        return false;
    }
}

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

    [GeneratedRegex("^(?<from>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:/P(?<years>[1-9])Y)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Form();
}
