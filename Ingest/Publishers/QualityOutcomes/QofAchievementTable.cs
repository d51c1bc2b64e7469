using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.QualityOutcomes;

/// <summary>What the framework's tables of achievement say of care, a row for each practice, code and measure: one table for England, or one for each region.</summary>
/// <param name="known">GP practices.</param>
internal sealed class QofAchievementTable(string source, IReadOnlySet<string> known)
{
    /// <summary>The measure of codes by which a practice is paid for keeping a register.</summary>
    private const string Register = "REGISTER";

    private readonly Dictionary<(string Practice, string Code), PracticeCareShare> found = [];
    private readonly Dictionary<string, string> tableOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> unknown = new(StringComparer.Ordinal);

    /// <summary>By practice and the framework's code.</summary>
    public IReadOnlyDictionary<(string Practice, string Code), PracticeCareShare> Found => found;

    /// <summary>Practices that have a row of any code.</summary>
    public IReadOnlySet<string> Practices => field ??= tableOf.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Codes that nobody knows, and their rows.</summary>
    public IReadOnlyDictionary<string, long> Unknown => unknown;

    /// <summary>The newest code that came of each measure.</summary>
    public Dictionary<string, string> Codes()
    {
        var came = found.Keys.Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        return CareMeasures.All.Where(m => m.Codes.Any(came.Contains)).ToDictionary(m => m.Indicator, m => m.Codes.First(came.Contains), StringComparer.Ordinal);
    }

    /// <exception cref="ColumnNotFoundException">No row has one of the measures that a share is made of.</exception>
    /// <exception cref="InvalidDataException">It is of points, not of patients.</exception>
    public void Read(IRawTables tables, string file)
    {
        var (table, report) = tables.Open(source, file);
        using var _ = table;
        QofPoints.Check(table, "MEASURE", "VALUE");
        var (practice, code, measure, value) = (table.Column("PRACTICE_CODE"), table.Column("INDICATOR_CODE"), table.Column("MEASURE"), table.Column("VALUE"));
        var measures = new SortedSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            var at = table.Area(practice);
            if (!report.IsKnownArea(table.Line, at, known, QofFigures.Practice))
                continue;
            if (!IsOfThisTable(report, table.Line, at) || !IsCarried(report, table.Line, at, table[code]))
                continue;
            measures.Add(table[measure]);
            Take(report, table.Line, (at, table[code]), table[measure], table[value]);
        }

        QofPoints.Check(table, measures);
        // Without those set aside a share is another share: a measure that nobody knows in their place is their new name.
        string[] due = [PracticeCareShare.Numerator, PracticeCareShare.Denominator, .. measures.Any(m => !IsKnown(m)) ? new[] { PracticeCareShare.Adjusted } : []];
        foreach (var needed in due)
        {
            if (measures.Count > 0 && !measures.Contains(needed))
                throw new ColumnNotFoundException(file, needed, [.. measures]) { Address = table.Address, Taken = PracticeCareShare.Measures };
        }
    }

    /// <summary>A practice lies in one region. Where another table names it too, what that one says is set aside.</summary>
    private bool IsOfThisTable(RawFileReport report, long line, string practice)
    {
        if (tableOf.TryAdd(practice, report.File) || tableOf[practice] == report.File)
            return true;
        report.Reject(RowRules.Duplicate, line, practice, "A practice is in one of the tables of achievements.", $"the practice in {report.File}", $"in {tableOf[practice]} only, where it was first");
        return false;
    }

    private static bool IsKnown(string measure) => PracticeCareShare.Measures.Contains(measure) || QofPoints.IsNamed(measure) || measure == Register;

    private bool IsCarried(RawFileReport report, long line, string practice, string code)
    {
        if (CareMeasures.ByCode.ContainsKey(code))
            return true;
        if (QofRegisters.IsLeftOut(code))
        {
            report.Reject(RowRules.LeftOut, line, practice, "Codes that count no patients who had care are left out.", code, "a measure of care");
            return false;
        }

        unknown[code] = unknown.GetValueOrDefault(code) + 1;
        report.Reject(RowRules.UnknownIndicator, line, practice, "A code is one that is known.", code, "a measure of care, by any code it has had");
        return false;
    }

    private void Take(RawFileReport report, long line, (string Practice, string Code) key, string measure, string value)
    {
        if (!PracticeCareShare.Measures.Contains(measure))
        {
            if (QofPoints.IsNamed(measure))
                report.Reject(RowRules.Points, line, $"{key.Code} {key.Practice}", "Points that a practice earned are no share of patients.", $"{measure} {value}", string.Join(", ", PracticeCareShare.Measures));
            else
                report.Reject(RowRules.LeftOut, line, $"{key.Code} {key.Practice}", "Measures that no share is made of are left out.", measure, string.Join(", ", PracticeCareShare.Measures));
            return;
        }

        var achievement = found.TryGetValue(key, out var begun) ? begun : found[key] = new PracticeCareShare(report, line);
        if (achievement.TryTake(measure, value))
            report.Keep();
        else
            report.Reject(RowRules.Duplicate, line, $"{key.Code} {key.Practice}", "Each measure of an achievement appears once.", measure, "a new measure");
    }
}
