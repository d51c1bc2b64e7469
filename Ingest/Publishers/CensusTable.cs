using System.Globalization;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>One census table: counts by area, made into shares that keep their count and denominator.</summary>
internal sealed class CensusTable(string file, string total, IReadOnlyList<CensusShare> shares) : FigureFile
{
    private static readonly Period CensusYear = Period.Year(2021);

    public override string Source => Census2021.Source;

    public string Name => file;

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, file);
        using var _ = table;
        var (code, whole) = (table.Column(Census2021.Code), table.Column(total));
        var bound = shares.Select(s => (Indicator: intake.Indicator($"census2021-{s.Suffix}"), Columns: s.Columns.Select(table.Column).ToArray())).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table[code], areas.Lsoa21, "an LSOA of 2021") || !report.IsFirst(table.Line, table[code], seen))
                continue;
            report.Keep();
            foreach (var (indicator, columns) in bound)
                Take(table, report, intake, indicator, table[code], columns, whole);
        }
    }

    private static void Take(RawTable table, RawFileReport report, FigureIntake intake, Indicator indicator, string area, int[] columns, int whole)
    {
        var (place, key) = (new RowPlace(report, table.Line), new FigureKey(indicator, area, CensusYear));
        var denominator = FigureIntake.Number(table[whole]);
        var counts = columns.Select(c => FigureIntake.Number(table[c])).ToArray();
        if (denominator is not > 0 || counts.Any(c => c is null))
        {
            place.Reject(RowRules.Number, key, "A count is a number and its total is above 0.", $"{string.Join(" + ", columns.Select(c => table[c]))} of {table[whole]}", "counts");
            intake.Missing(key, MissingReason.Failed);
            return;
        }

        var count = counts.Sum()!.Value;
        var share = (count * 100 / denominator.Value).ToString("R", CultureInfo.InvariantCulture);
        intake.Take(place, key, share, MissingReason.Failed, of: new Base(count, denominator));
    }
}
