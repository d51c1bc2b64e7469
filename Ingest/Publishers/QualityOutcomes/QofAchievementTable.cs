using HealthNeeds.Core.Indicators;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.QualityOutcomes;

/// <summary>What the framework's tables of achievement say of care, a row for each practice, code and measure: one table for England, or one for each region.</summary>
/// <param name="known">GP practices.</param>
internal sealed class QofAchievementTable(string source, IReadOnlySet<string> known)
{
    private readonly Dictionary<(string Practice, string Code), PracticeCareShare> found = [];
    private readonly HashSet<string> practices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> unknown = new(StringComparer.Ordinal);

    /// <summary>By practice and the framework's code.</summary>
    public IReadOnlyDictionary<(string Practice, string Code), PracticeCareShare> Found => found;

    /// <summary>Practices that have a row of any code.</summary>
    public IReadOnlySet<string> Practices => practices;

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
            if (!report.IsKnownArea(table.Line, table[practice], known, QofFigures.Practice))
                continue;
            practices.Add(table[practice]);
            if (!IsCarried(report, table.Line, table[practice], table[code]))
                continue;
            measures.Add(table[measure]);
            Take(report, table.Line, (table[practice], table[code]), table[measure], table[value]);
        }

        QofPoints.Check(table, measures);
        foreach (var needed in new[] { PracticeCareShare.Numerator, PracticeCareShare.Denominator })
        {
            if (measures.Count > 0 && !measures.Contains(needed))
                throw new ColumnNotFoundException(file, needed, [.. measures]) { Address = table.Address, Taken = PracticeCareShare.Measures };
        }
    }

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
        if (!achievement.IsIn(report))
            report.Reject(RowRules.Duplicate, line, $"{key.Code} {key.Practice}", "An achievement is in one of the tables.", "the practice's achievement in another table too", "a new key");
        else if (achievement.TryTake(measure, value))
            report.Keep();
        else
            report.Reject(RowRules.Duplicate, line, $"{key.Code} {key.Practice}", "Each measure of an achievement appears once.", measure, "a new measure");
    }
}
