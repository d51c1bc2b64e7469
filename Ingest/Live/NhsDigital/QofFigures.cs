using System.Globalization;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>
/// The framework's figures from its two long tables: a row for each practice and register, and a row for each practice,
/// achievement and measure. A practice that a table names and that has no row of some register has no such patients.
/// </summary>
/// <param name="registers">Table of registers.</param>
/// <param name="achievements">Tables of achievements: one for England, or one for each region.</param>
internal sealed class QofFigures(string source, Period period, string registers, IReadOnlyList<string> achievements) : FigureFile
{
    private const string Practice = "a GP practice with registered patients";

    public override string Source => source;

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var seen = new HashSet<(string Practice, string Indicator)>();
        ReadRegisters(tables, areas, intake, seen);
        foreach (var file in achievements)
            ReadAchievements(tables, file, areas, intake, seen);
        foreach (var practice in seen.Select(s => s.Practice).Distinct().ToList())
        {
            foreach (var indicator in QofIndicators.Registers.Values.Concat(QofIndicators.Achievements.Values).Where(i => !seen.Contains((practice, i))))
                intake.Missing(new FigureKey(intake.Indicator(indicator), practice, period), MissingReason.NotApplicable);
        }
    }

    private void ReadRegisters(IRawTables tables, KnownAreas areas, FigureIntake intake, HashSet<(string, string)> seen)
    {
        var (table, report) = tables.Open(source, registers);
        using var _ = table;
        var (practice, group, count, list) = (table.Column("PRACTICE_CODE"), table.Column("GROUP_CODE"), table.Column("REGISTER"), table.Column("PRACTICE_LIST_SIZE"));
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table[practice], areas.Practices, Practice) || !IsCarried(report, table.Line, table[practice], table[group], QofIndicators.Registers, out var indicator))
                continue;
            if (!seen.Add((table[practice], indicator)))
            {
                report.Reject(RowRules.Duplicate, table.Line, $"{indicator} {table[practice]}", "A key appears once in a file.", "the practice's register again", "a new key");
                continue;
            }

            report.Keep();
            var key = new FigureKey(intake.Indicator(indicator), table[practice], period);
            Take(new RowPlace(report, table.Line), intake, key, new Base(FigureIntake.Number(table[count]), FigureIntake.Number(table[list])), $"{table[count]} of {table[list]}");
        }
    }

    private void ReadAchievements(IRawTables tables, string file, KnownAreas areas, FigureIntake intake, HashSet<(string Practice, string Indicator)> seen)
    {
        var (table, report) = tables.Open(source, file);
        using var _ = table;
        var (practice, code, measure, value) = (table.Column("PRACTICE_CODE"), table.Column("INDICATOR_CODE"), table.Column("MEASURE"), table.Column("VALUE"));
        var found = new Dictionary<(string Practice, string Indicator), QofAchievement>();
        var measures = new SortedSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table[practice], areas.Practices, Practice) || !IsCarried(report, table.Line, table[practice], table[code], QofIndicators.Achievements, out var indicator))
                continue;
            measures.Add(table[measure]);
            if (!QofAchievement.Measures.Contains(table[measure]))
            {
                report.Reject(RowRules.LeftOut, table.Line, $"{indicator} {table[practice]}", "Measures that no share is made of are left out.", table[measure], string.Join(", ", QofAchievement.Measures));
                continue;
            }

            if (seen.Contains((table[practice], indicator)))
            {
                report.Reject(RowRules.Duplicate, table.Line, $"{indicator} {table[practice]}", "An achievement is in one of the tables.", "the practice's achievement in another table too", "a new key");
                continue;
            }

            var achievement = found.TryGetValue((table[practice], indicator), out var begun) ? begun : found[(table[practice], indicator)] = new QofAchievement(table.Line);
            if (achievement.TryTake(table[measure], table[value]))
                report.Keep();
            else
                report.Reject(RowRules.Duplicate, table.Line, $"{indicator} {table[practice]}", "Each measure of an achievement appears once.", table[measure], "a new measure");
        }

        foreach (var needed in new[] { QofAchievement.Numerator, QofAchievement.Denominator })
        {
            if (measures.Count > 0 && !measures.Contains(needed))
                throw new ColumnNotFoundException(file, needed, [.. measures]) { Address = table.Address, Taken = QofAchievement.Measures };
        }

        seen.UnionWith(found.Keys);
        foreach (var (key, achievement) in found)
            Take(new RowPlace(report, achievement.Line), intake, new FigureKey(intake.Indicator(key.Indicator), key.Practice, period), achievement.Share, achievement.ToString());
    }

    private static bool IsCarried(RawFileReport report, long line, string practice, string code, IReadOnlyDictionary<string, string> carried, out string indicator)
    {
        if (carried.TryGetValue(code, out indicator!))
            return true;
        report.Reject(RowRules.LeftOut, line, practice, "Registers and achievements that no indicator is made of are left out.", code, "one that is carried");
        return false;
    }

    private static void Take(RowPlace place, FigureIntake intake, FigureKey key, Base of, string found)
    {
        if (of is { Count: { } count, Denominator: > 0 and var whole })
        {
            intake.Take(place, key, (count / whole).ToString("R", CultureInfo.InvariantCulture), MissingReason.Failed, shift: 2, of: of);
        }
        else if (of is { Count: 0, Denominator: 0 })
        {
            intake.Missing(key, MissingReason.NotApplicable);
        }
        else
        {
            place.Reject(RowRules.Number, key, "A share has patients and a list that is not empty.", found, "counts");
            intake.Missing(key, MissingReason.Failed);
        }
    }
}
