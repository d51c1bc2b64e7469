using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Life expectancy at birth and at 65 by local authority, 16 rolling three-year periods, and for England.</summary>
internal sealed class AuthorityLifeExpectancy : FigureFile
{
    private static readonly string[] Authorities = ["E06", "E07", "E08", "E09"];

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
            if (!IsCarried(report, table.Line, table[code], areas) || !IsMeasure(report, table.Line, table[measure], measures, out var indicator)
                || !SexText.TryParse(report, table.Line, table[sexes], out var sex) || !PeriodText.TryParse(report, table.Line, table[periods], out var period)
                || !report.IsFirst(table.Line, $"{indicator.Id} {table[code]} {sex} {period}", seen))
                continue;
            report.Keep();
            intake.Take(new RowPlace(report, table.Line), new FigureKey(indicator, table[code], period, sex), table[value], MissingReason.Suppressed);
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
        if (code.Length == 9 && code[0] == 'E' && Authorities.Contains(code[..3]))
            report.Reject(RowRules.RetiredAuthority, line, code, "An authority abolished before April 2021 has no successor whose figure this is.", code, "a local authority of 2021");
        else if (code.StartsWith('E'))
            report.Reject(RowRules.Level, line, code, "Counties and regions are not carried.", code, "a local authority or England");
        else
            report.Reject(RowRules.OutsideEngland, line, code, "Only areas of England are carried.", code, "a local authority of England");
        return false;
    }
}
