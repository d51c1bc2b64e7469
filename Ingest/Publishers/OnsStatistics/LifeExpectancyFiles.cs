using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsStatistics;

/// <summary>Life expectancy at birth and at 65 by local authority, 16 rolling three-year periods, and for England.</summary>
internal sealed class AuthorityLifeExpectancyFile : FigureFile
{
    public override string Source => "ons-la-le";

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, "ons_la_le_2001_03_to_2016_18.csv");
        using var _ = table;
        var (code, measure, sexes, periods, value) = (table.Column("area_code"), table.Column("measure"), table.Column("sex"), table.Column("period"), table.Column("value"));
        var measures = new Dictionary<string, Indicator>(StringComparer.Ordinal) { ["le_birth"] = intake.Indicator("ons-la-le-birth"), ["le_65"] = intake.Indicator("ons-la-le-65") };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!IsCarried(report, table.Line, table.Area(code), areas) || !IsMeasure(report, table.Line, table[measure], measures, out var indicator)
                || !SexText.TryParse(report, table.Line, table[sexes], out var sex) || !PeriodText.TryParse(report, table.Line, table[periods], out var period)
                || !report.IsFirst(table.Line, $"{indicator.Id} {table.Area(code)} {sex} {period}", seen))
                continue;
            report.Keep();
            intake.Take(new RowPlace(report, table.Line), new PublishedFigureKey(indicator, table.Area(code), period, sex), table[value], MissingReason.Suppressed);
        }
    }

    private static bool IsMeasure(RawFileReport report, long line, string text, Dictionary<string, Indicator> measures, out Indicator indicator)
    {
        if (measures.TryGetValue(text, out indicator!))
            return true;
        report.Reject(RowRules.UnknownIndicator, line, text, "A measure is one that is carried.", text, string.Join(" or ", measures.Keys));
        return false;
    }

    private static bool IsCarried(RawFileReport report, long line, string code, KnownAreas areas)
    {
        if (code == AreaCode.England.Value || areas.Ltla21.Contains(code))
            return true;
        if (code.Length == 9 && AuthorityTypes.IsAuthority(code))
            report.Reject(RowRules.RetiredAuthority, line, code, "An authority abolished before April 2021 has no successor whose figure this is.", code, "a local authority of 2021");
        else if (code.StartsWith('E'))
            report.Reject(RowRules.Level, line, code, "Counties and regions are not carried.", code, "a local authority or England");
        else
            report.Reject(RowRules.OutsideEngland, line, code, "Only areas of England are carried.", code, "a local authority of England");
        return false;
    }
}

/// <summary>
/// Life, healthy and disability-free life expectancy by MSOA 2011 and sex, with 95% limits. A sex the file does not have
/// for an area is stored as not in this source.
/// </summary>
internal sealed class MsoaLifeExpectancyFile : FigureFile
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
            if (!report.IsKnownArea(table.Line, table.Area(code), areas.Msoa11, "an MSOA of 2011") || !SexText.TryParse(report, table.Line, table[sexes], out var sex)
                || !PeriodText.TryParse(report, table.Line, table[periods], out var period) || !report.IsFirst(table.Line, $"{table.Area(code)} {sex} {period}", seen))
                continue;
            report.Keep();
            found.Add(period);
            foreach (var (indicator, value, lower, upper) in bound)
                intake.Take(new RowPlace(report, table.Line), new PublishedFigureKey(indicator, table.Area(code), period, sex), table[value], MissingReason.Suppressed, limits: new FigureLimits(table[lower], table[upper]));
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
                    intake.Missing(new PublishedFigureKey(indicator, area, period, sex), MissingReason.NotInSource);
            }
        }
    }
}
