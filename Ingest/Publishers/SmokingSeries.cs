using HealthNeeds.Core.Observations;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Fingertips 91547 for the authorities held: current smokers among patients aged 15 and over, with 95% limits.</summary>
internal sealed class SmokingSeries : FigureFile
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
            if (!IsSmoking(report, table.Line, table[id]) || !report.IsKnownArea(table.Line, table[code], areas.Ltla24, "a local authority of 2024")
                || !SexText.TryParse(report, table.Line, table[sexes], out var sex) || !PeriodText.TryParse(report, table.Line, table[periods], out var period)
                || !report.IsFirst(table.Line, $"{table[code]} {sex} {period}", seen))
                continue;
            report.Keep();
            var of = new Base(FigureIntake.Number(table[count]), FigureIntake.Number(table[denominator]));
            intake.Take(new RowPlace(report, table.Line), new FigureKey(indicator, table[code], period, sex), table[value], MissingReason.Suppressed, limits: new Limits(table[lower], table[upper]), of: of);
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
