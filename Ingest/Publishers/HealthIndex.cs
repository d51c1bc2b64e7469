using System.Globalization;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>
/// The indicators under ONS's Health Index, by local authority and year. Years in which every authority repeats the year
/// beside it were filled in by ONS so that the index has no gaps: they are no measurement, and are rejected.
/// </summary>
internal sealed class HealthIndex : FigureFile
{
    private const string File = "ons_health_index_ltla21_2015_2021.csv";

    public override string Source => "health-index";

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, File);
        using var _ = table;
        var series = Rows(table, report, areas).ToLookup(r => r.Indicator, StringComparer.Ordinal);
        foreach (var indicator in series)
            Take(report, intake, indicator.Key, [.. indicator]);
    }

    private static IEnumerable<Row> Rows(RawTable table, RawFileReport report, KnownAreas areas)
    {
        var (code, year, name, value) = (table.Column("ltla21_code"), table.Column("year"), table.Column("indicator"), table.Column("value"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table[code], areas.Ltla21, "a local authority of 2021") || !report.IsFirst(table.Line, $"{table[name]} {table[code]} {table[year]}", seen))
                continue;
            if (int.TryParse(table[year], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return new Row(table.Line, table[code], number, table[name], table[value]);
            else
                report.Reject(RowRules.Period, table.Line, table[code], "A year is four digits.", table[year], "a year");
        }
    }

    private static void Take(RawFileReport report, FigureIntake intake, string name, List<Row> rows)
    {
        if (!HealthIndexNames.Suffixes.TryGetValue(name, out var suffix))
        {
            foreach (var row in rows)
                report.Reject(RowRules.LeftOut, row.Line, row.Area, "An indicator whose unit or range cannot be explained is left out; data/indicators.json says why.", name, "an indicator that is carried");
            return;
        }

        var indicator = intake.Indicator($"hi-{suffix}");
        var filled = FilledYears.Find(rows.ToLookup(r => r.Year, r => (r.Area, r.Text)));
        foreach (var row in rows)
        {
            if (filled.TryGetValue(row.Year, out var copied))
            {
                report.Reject(RowRules.FilledYear, row.Line, $"{indicator.Id} {row.Area}", "A year in which every authority repeats another year is not a measurement.", $"{row.Year} repeats {copied}", "figures of their own");
                continue;
            }

            report.Keep();
            intake.Take(new RowPlace(report, row.Line), new FigureKey(indicator, row.Area, Period.Year(row.Year)), row.Text, MissingReason.NotCollected);
        }
    }

    private sealed record Row(long Line, string Area, int Year, string Indicator, string Text);
}
