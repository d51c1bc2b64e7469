using System.Globalization;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Nomis;

/// <summary>One census table: counts by area, made into shares that keep their count and denominator.</summary>
/// <param name="id">Of the table, as "ts037".</param>
/// <param name="whole">The columns that add up to everybody, or to every household.</param>
internal sealed class CensusTable(string id, string file, IReadOnlyList<string> whole, IReadOnlyList<CensusShare> shares) : FigureFile
{
    private static readonly Period CensusYear = Period.Year(2021);

    public override string Source => Census2021.Source;

    public string Id => id;

    public string Name => file;

    /// <summary>Heading of the column of area codes.</summary>
    public string Code { get; init; } = Census2021.Code;

    /// <summary>What Nomis's headings begin with where those of this file leave it out, as "Ethnic group: ".</summary>
    public string Topic { get; init; } = string.Empty;

    /// <summary>Nomis's heading of each column that is read.</summary>
    public IReadOnlyDictionary<string, string> Published =>
        whole.Concat(shares.SelectMany(s => s.Columns)).Distinct(StringComparer.Ordinal).ToDictionary(c => c, c => Topic + c, StringComparer.Ordinal)
            .Append(new(Code, Census2021.Code)).ToDictionary(StringComparer.Ordinal);

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, file);
        using var _ = table;
        var (code, total) = (table.Column(Code), whole.Select(table.Column).ToArray());
        var bound = shares.Select(s => (Indicator: intake.Indicator($"census2021-{s.Suffix}"), Columns: s.Columns.Select(table.Column).ToArray())).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table.Area(code), areas.Lsoa21, "an LSOA of 2021") || !report.IsFirst(table.Line, table.Area(code), seen))
                continue;
            report.Keep();
            foreach (var (indicator, columns) in bound)
                Take(table, report, intake, indicator, table.Area(code), columns, total);
        }
    }

    private static void Take(RawTable table, RawFileReport report, FigureIntake intake, Indicator indicator, string area, int[] columns, int[] total)
    {
        var (place, key) = (new RowPlace(report, table.Line), new PublishedFigureKey(indicator, area, CensusYear));
        if (Sum(table, total) is not { } denominator || denominator <= 0 || Sum(table, columns) is not { } count)
        {
            if (intake.TakeSymbol(key, total.Concat(columns).Select(c => table[c])))
                return;
            place.Reject(RowRules.Number, key, "A count is a number and its total is above 0.", $"{Text(table, columns)} of {Text(table, total)}", "counts");
            intake.Missing(key, MissingReason.Failed);
            return;
        }

        var share = (count * 100 / denominator).ToString("R", CultureInfo.InvariantCulture);
        intake.Take(place, key, share, MissingReason.Failed, of: new FigureBase(count, denominator));
    }

    /// <returns>Null where one of them is no number.</returns>
    private static double? Sum(RawTable table, int[] columns) =>
        columns.Select(c => FigureIntake.Number(table[c])).Aggregate((double?)0, (sum, count) => sum + count);

    private static string Text(RawTable table, int[] columns) => string.Join(" + ", columns.Select(c => table[c]));
}

/// <summary>A share of residents or households: the sum of some columns over the table's total.</summary>
internal sealed record CensusShare(string Suffix, IReadOnlyList<string> Columns);
