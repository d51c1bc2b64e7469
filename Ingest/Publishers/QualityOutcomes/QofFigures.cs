using System.Globalization;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.QualityOutcomes;

/// <summary>
/// The framework's figures from its long tables: a row for each practice and register, and a row for each practice, code and measure.
/// A practice that the tables name and that has no row of a register or measure that others have has no such patients; of one that no
/// practice has nothing was published, and no figure is made.
/// </summary>
/// <param name="registers">Table of registers.</param>
/// <param name="achievements">Tables of achievements: one for England, or one for each region.</param>
internal sealed class QofFigures(string source, Period period, string registers, IReadOnlyList<string> achievements) : FigureFile
{
    public const string Practice = "a GP practice with registered patients";

    public override string Source => source;

    /// <summary>What came and what did not; null before it was read.</summary>
    public CareFound? Found { get; private set; }

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var seen = new HashSet<(string Practice, string Indicator)>();
        ReadRegisters(tables, areas, intake, seen);
        var registered = seen.Select(s => s.Practice).ToHashSet(StringComparer.Ordinal);
        var care = new QofAchievementTable(source, areas.Practices);
        foreach (var file in achievements)
            care.Read(tables, file);
        var codes = care.Codes();
        TakeCare(care, codes, intake, seen);
        var came = seen.Select(s => s.Indicator).ToHashSet(StringComparer.Ordinal);
        foreach (var practice in seen.Select(s => s.Practice).Distinct().ToList())
        {
            // Without a single row, a practice's table did not come: that it has no such patients cannot be said.
            foreach (var indicator in came.Where(i => !seen.Contains((practice, i))).Order(StringComparer.Ordinal))
                intake.Missing(new PublishedFigureKey(intake.Indicator(indicator), practice, period), codes.ContainsKey(indicator) && !care.Practices.Contains(practice) ? MissingReason.NotInSource : MissingReason.NotApplicable);
        }

        Found = new CareFound(
            care.Unknown,
            [.. CareMeasures.All.Where(m => !codes.ContainsKey(m.Indicator))],
            [.. QofRegisters.Registers.Where(r => !came.Contains(r.Value)).Select(r => $"{r.Value} ({r.Key})")],
            registered.Count,
            [.. registered.Where(p => !care.Practices.Contains(p)).Order(StringComparer.Ordinal)],
            achievements);
    }

    private void ReadRegisters(IRawTables tables, KnownAreas areas, FigureIntake intake, HashSet<(string, string)> seen)
    {
        var (table, report) = tables.Open(source, registers);
        using var _ = table;
        var (practice, group, count, list) = (table.Column("PRACTICE_CODE"), table.Column("GROUP_CODE"), table.Column("REGISTER"), table.Column("PRACTICE_LIST_SIZE"));
        while (table.ReadComplete(report))
        {
            var code = table.Area(practice);
            if (!report.IsKnownArea(table.Line, code, areas.Practices, Practice))
                continue;
            if (!QofRegisters.Registers.TryGetValue(table[group], out var indicator))
            {
                report.Reject(RowRules.LeftOut, table.Line, code, "Registers that no indicator is made of are left out.", table[group], "one that is carried");
                continue;
            }

            if (!seen.Add((code, indicator)))
            {
                report.Reject(RowRules.Duplicate, table.Line, $"{indicator} {code}", "A key appears once in a file.", "the practice's register again", "a new key");
                continue;
            }

            report.Keep();
            var (place, key) = (new RowPlace(report, table.Line), new PublishedFigureKey(intake.Indicator(indicator), code, period));
            if (!intake.TakeSymbol(key, [table[count], table[list]]) && !TryTake(place, intake, key, new FigureBase(FigureIntake.Number(table[count]), FigureIntake.Number(table[list]))))
                Fail(place, intake, key, RowRules.Number, "A share has patients and a list that is not empty.", $"{table[count]} of {table[list]}", "counts");
        }
    }

    private void TakeCare(QofAchievementTable care, Dictionary<string, string> codes, FigureIntake intake, HashSet<(string, string)> seen)
    {
        foreach (var ((practice, code), achievement) in care.Found)
        {
            var indicator = CareMeasures.ByCode[code].Indicator;
            var key = new PublishedFigureKey(intake.Indicator(indicator), practice, period);
            if (codes[indicator] != code)
            {
                achievement.Place.Reject(RowRules.LeftOut, key, "A measure is taken by its newest code.", $"{code}: {achievement}", codes[indicator]);
                continue;
            }

            seen.Add((practice, indicator));
            if (intake.TakeSymbol(key, achievement.Texts))
                continue;
            if (achievement.Fault() is { } fault)
                Fail(achievement.Place, intake, key, fault.Rule, fault.Reason, $"{code}: {achievement}", fault.Expected);
            else
                TryTake(achievement.Place, intake, key, achievement.Share!.Value);
        }
    }

    private static void Fail(RowPlace place, FigureIntake intake, PublishedFigureKey key, string rule, string reason, string found, string expected)
    {
        place.Reject(rule, key, reason, found, expected);
        intake.Missing(key, MissingReason.Failed);
    }

    private static bool TryTake(RowPlace place, FigureIntake intake, PublishedFigureKey key, FigureBase of)
    {
        if (of is { Count: { } count, Denominator: > 0 and var whole })
            intake.Take(place, key, (count / whole).ToString("R", CultureInfo.InvariantCulture), MissingReason.Failed, shift: 2, of: of);
        else if (of is { Count: 0, Denominator: 0 })
            intake.Missing(key, MissingReason.NotApplicable);
        else
            return false;
        return true;
    }
}
