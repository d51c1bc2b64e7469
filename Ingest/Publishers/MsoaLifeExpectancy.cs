using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>
/// Life, healthy and disability-free life expectancy by MSOA 2011 and sex, with 95% limits. A sex the file does not have
/// for an area is stored as not in this source.
/// </summary>
internal sealed class MsoaLifeExpectancy : FigureFile
{
    public const string File = "ons_msoa11_le_hle_dfle_2009_13.csv";
    private static readonly string[] Measures = ["le", "hle", "dfle"];

    public override string Source => "ons-msoa-le";

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, File);
        using var _ = table;
        var (code, sexes, periods) = (table.Column("msoa11cd"), table.Column("sex"), table.Column("period"));
        var bound = Measures.Select(m => (Indicator: intake.Indicator($"ons-{m}-birth"), Value: table.Column(m), Lower: table.Column($"{m}_lci"), Upper: table.Column($"{m}_uci"))).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new HashSet<Period>();
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table[code], areas.Msoa11, "an MSOA of 2011") || !SexText.TryParse(report, table.Line, table[sexes], out var sex)
                || !PeriodText.TryParse(report, table.Line, table[periods], out var period) || !report.IsFirst(table.Line, $"{table[code]} {sex} {period}", seen))
                continue;
            report.Keep();
            found.Add(period);
            foreach (var (indicator, value, lower, upper) in bound)
                intake.Take(new RowPlace(report, table.Line), new FigureKey(indicator, table[code], period, sex), table[value], MissingReason.Suppressed, limits: new Limits(table[lower], table[upper]));
        }

        foreach (var period in found)
            Absent(areas, intake, [.. bound.Select(b => b.Indicator)], period, seen);
    }

    private static void Absent(KnownAreas areas, FigureIntake intake, IReadOnlyList<Indicator> indicators, Period period, HashSet<string> seen)
    {
        foreach (var area in areas.Msoa11)
        {
            foreach (var sex in new[] { Sex.Female, Sex.Male }.Where(s => !seen.Contains($"{area} {s} {period}")))
            {
                foreach (var indicator in indicators)
                    intake.Missing(new FigureKey(indicator, area, period, sex), MissingReason.NotInSource);
            }
        }
    }
}
