using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>
/// One of Fingertips' indicators by GP practice, from its own CSV, with counts, denominators and, where printed, 95% limits. The file has
/// many other kinds of area beside the practices. Rows of the newest year may leave the id, the sex and the age out, for they are the same.
/// </summary>
/// <param name="asked">The indicator as Fingertips names it, with its id, sex and age.</param>
internal sealed class FingertipsPracticeFile(string file, string indicator, FingertipsPracticeFile.Asked asked) : FigureFile
{
    private const string Practices = "GPs";

    public static IReadOnlyList<FingertipsPracticeFile> Files { get; } =
    [
        new("fingertips_91547_smoking_gp_practice_2022_23_2023_24.csv", "ohid-practice-smoking", new("91547", "Smoking prevalence in adults (15+) - current smokers (QOF)", "Persons", "15+ yrs")),
        new("fingertips_93930_ae_0_4_gp_practice_pcn_2021_22.csv", "ohid-practice-ae-0-4", new("93930", "A&E attendances (0 to 4 years)", "Persons", "0-4 yrs")),
    ];

    public override string Source => "ohid-practices";

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, file);
        using var _ = table;
        var (code, periods, value) = (table.Column("Area Code"), table.Column("Time period"), table.Column("Value"));
        var (lower, upper) = (table.Column("Lower CI 95.0 limit"), table.Column("Upper CI 95.0 limit"));
        var (count, denominator) = (table.Column("Count"), table.Column("Denominator"));
        var judge = new Judge(table, report, asked);
        var carried = intake.Indicator(indicator);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!judge.IsOfPractice() || !judge.IsAsked() || !report.IsKnownArea(table.Line, table.Area(code), areas.Practices, "a GP practice with registered patients")
                || !PeriodText.TryParse(report, table.Line, table[periods], out var period) || !report.IsFirst(table.Line, $"{table.Area(code)} {period}", seen))
                continue;
            report.Keep();
            var (place, key) = (new RowPlace(report, table.Line), new PublishedFigureKey(carried, table.Area(code), period));
            intake.Take(place, key, table[value], MissingReason.Suppressed, limits: new FigureLimits(table[lower], table[upper]), of: FigureIntake.Base(place, key, table[count], table[denominator]));
        }
    }

    internal sealed record Asked(string Id, string Name, string Sex, string Age)
    {
        public override string ToString() => $"{Id} {Name}, {Sex}, {Age}";
    }

    private sealed class Judge(RawTable table, RawFileReport report, Asked asked)
    {
        private readonly (int Type, int Category) area = (table.Column("Area Type"), table.Column("Category Type"));
        private readonly (int Id, int Name, int Sex, int Age) row = (table.Column("Indicator ID"), table.Column("Indicator Name"), table.Column("Sex"), table.Column("Age"));

        /// <summary>True for a practice's own figure; clinical commissioning groups, networks, boards, authorities and parts of England are not carried from here.</summary>
        public bool IsOfPractice()
        {
            if (table[area.Type] == Practices && table[area.Category].Length == 0)
                return true;
            report.Reject(RowRules.Level, table.Line, table[area.Type], "Only figures of GP practices are carried from this file.", $"{table[area.Type]} {table[area.Category]}".Trim(), "a GP practice");
            return false;
        }

        public bool IsAsked()
        {
            if (table[row.Name] == asked.Name && IsBlankOr(asked.Id, table[row.Id]) && IsBlankOr(asked.Sex, table[row.Sex]) && IsBlankOr(asked.Age, table[row.Age]))
                return true;
            report.Reject(RowRules.UnknownIndicator, table.Line, table[row.Id], "The file holds one indicator, of one sex and age.", $"{table[row.Id]} {table[row.Name]}, {table[row.Sex]}, {table[row.Age]}", $"{asked}");
            return false;
        }

        private static bool IsBlankOr(string expected, string found) => found.Length == 0 || found == expected;
    }
}

/// <summary>Fingertips 91547 for the authorities held: current smokers among patients aged 15 and over, with 95% limits.</summary>
internal sealed class FingertipsSmokingFile : FigureFile
{
    public override string Source => "ohid-smoking";

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, "la_smoking_qof_2013_14_2022_23.csv");
        using var _ = table;
        var (id, code, sexes, periods, value) = (table.Column("Indicator ID"), table.Column("Area Code"), table.Column("Sex"), table.Column("Time period"), table.Column("Value"));
        var (lower, upper) = (table.Column("Lower CI 95.0 limit"), table.Column("Upper CI 95.0 limit"));
        var (count, denominator) = (table.Column("Count"), table.Column("Denominator"));
        var indicator = intake.Indicator("ohid-smoking-15plus");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!IsSmoking(report, table.Line, table[id]) || !report.IsKnownArea(table.Line, table.Area(code), areas.Ltla24, "a local authority of 2024")
                || !SexText.TryParse(report, table.Line, table[sexes], out var sex) || !PeriodText.TryParse(report, table.Line, table[periods], out var period)
                || !report.IsFirst(table.Line, $"{table.Area(code)} {sex} {period}", seen))
                continue;
            report.Keep();
            var (place, key) = (new RowPlace(report, table.Line), new PublishedFigureKey(indicator, table.Area(code), period, sex));
            intake.Take(place, key, table[value], MissingReason.Suppressed, limits: new FigureLimits(table[lower], table[upper]), of: FigureIntake.Base(place, key, table[count], table[denominator]));
        }
    }

    /// <summary>The id is printed as 91547.0 in some extracts.</summary>
    private static bool IsSmoking(RawFileReport report, long line, string id)
    {
        if (FigureIntake.Number(id) is 91547)
            return true;
        report.Reject(RowRules.UnknownIndicator, line, id, "The file holds one indicator.", id, "91547");
        return false;
    }
}
