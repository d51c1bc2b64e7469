using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Tables;

/// <summary>What became of each row of one publisher's file: kept, or rejected with the reason.</summary>
internal sealed class RawFileReport(string source, string file, Action<Rejection> reject)
{
    public string Source => source;

    public string File => file;

    public long Kept { get; private set; }

    public long Rejected { get; private set; }

    public long FiguresRejected { get; private set; }

    public long RowsIn => Kept + Rejected;

    /// <summary>Rows that were read, whatever became of them: each must end kept or rejected.</summary>
    public long Seen { get; private set; }

    public void See() => Seen++;

    public void Keep() => Kept++;

    public void Reject(string rule, long line, string key, string reason, string found, string expected)
    {
        Rejected++;
        reject(new Rejection(source, rule, line, $"{file} {key}".Trim(), reason, found, expected));
    }

    /// <summary>One figure of a row that is kept.</summary>
    public void RejectFigure(string rule, long line, string key, string reason, string found, string expected)
    {
        FiguresRejected++;
        reject(new Rejection(source, rule, line, $"{file} {key}".Trim(), reason, found, expected));
    }
}

/// <summary>Rules every file shares.</summary>
internal static class RowReading
{
    /// <summary>Rows with as many fields as the header has; the others are rejected.</summary>
    /// <exception cref="CsvRefusedException">The last row is cut short: it has fewer fields, and no line end.</exception>
    public static bool ReadComplete(this RawTable table, RawFileReport report)
    {
        (long Line, int Fields)? few = null;
        while (table.Read())
        {
            report.See();
            few = table.FieldCount < table.Headings.Count ? (table.Line, table.FieldCount) : null;
            if (table.IsComplete && table.IsSound)
                return true;
            if (table.IsComplete)
                report.Reject(RowRules.Fields, table.Line, string.Empty, "Quotation marks stand around whole fields.", "one elsewhere", "fields that can be told apart");
            else
                report.Reject(RowRules.Fields, table.Line, string.Empty, "A row has as many fields as the header.", $"{table.FieldCount} fields", $"{table.Headings.Count} fields");
        }

        return few is { } cut && table.EndsLine == false ? throw CsvRefusedException.CutShort(cut.Line, cut.Fields, table.Headings.Count) : false;
    }

    public const string EnglandOnly = "Only areas of England are carried.";

    /// <summary>True of codes of Wales, Northern Ireland, Scotland, and what else ONS's codes name that is no part of England.</summary>
    public static bool IsOutsideEngland(string code) => code.Length == 9 && "WNSKLM".Contains(code[0], StringComparison.Ordinal);

    /// <summary>True where the code is one of the known areas of England; else the row is rejected with its reason.</summary>
    public static bool IsKnownArea(this RawFileReport report, long line, string code, IReadOnlySet<string> known, string what)
    {
        if (known.Contains(code))
            return true;
        if (IsOutsideEngland(code))
            report.Reject(RowRules.OutsideEngland, line, code, EnglandOnly, code, $"{what} of England");
        else
            report.Reject(RowRules.UnknownArea, line, code, "An area is one the look-ups know.", code, what);
        return false;
    }

    /// <summary>True the first time a key is seen; else the row is rejected.</summary>
    public static bool IsFirst(this RawFileReport report, long line, string key, HashSet<string> seen)
    {
        if (seen.Add(key))
            return true;
        report.Reject(RowRules.Duplicate, line, key, "A key appears once in a file.", key, "a new key");
        return false;
    }
}

internal static class PeriodText
{
    public static bool TryParse(RawFileReport report, long line, string text, out Period period)
    {
        if (Period.TryParse(text, out period))
            return true;
        report.Reject(RowRules.Period, line, text, "A period is one the product knows.", text, "a form such as 2019, 2009–13 or 2016/17");
        return false;
    }
}

internal static class SexText
{
    /// <summary>In any letters; a number is none.</summary>
    public static bool TryParse(string text, out Sex sex) => EnumWords.TryParse(text.Trim().ToLowerInvariant(), out sex);

    public static bool TryParse(RawFileReport report, long line, string text, out Sex sex)
    {
        if (TryParse(text, out sex))
            return true;
        report.Reject(RowRules.Sex, line, text, "A sex is female, male or persons.", text, "female, male or persons");
        return false;
    }
}
