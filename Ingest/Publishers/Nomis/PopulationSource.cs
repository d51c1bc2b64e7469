using System.Globalization;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Nomis;

/// <summary>ONS's mid-year population estimates by LSOA of 2021, the latest that Nomis holds.</summary>
/// <param name="nomis">Nomis's own address.</param>
internal sealed class PopulationSource(Uri nomis, NomisOptions options) : ILiveSource
{
    private const string Answer = "population";

    public string Source => PopulationFigures.Id;

    public string Publisher => PublisherAddresses.Nomis;

    public Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var (contract, ages) = (session.Contract<INomis>(nomis), string.Join(',', PopulationFigures.Ages.Select(a => a.Code)));
        return NomisTable.PullAsync(
            session, Answer, options.MostPages,
            (offset, label) => contract.PopulationAsync(options.Population, options.PopulationAreas, ages, offset, options.PageSize, label, cancellation));
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var tables = new AnswerTables().Add(PopulationFigures.Table, () => new PagedCsv(PopulationFigures.Table, NomisTable.PagesOf(Answer, responses), room));
        return FigureReading.Read(Source, tables, [new PopulationFigures()], room, cancellation);
    }
}

/// <summary>
/// A row for each LSOA and age group, made into shares that keep their count and denominator: the denominator is the
/// area's residents, and is added up with the shares to the areas around it.
/// </summary>
internal sealed class PopulationFigures : FigureFile
{
    public const string Id = "ons-population";
    public const string Table = "population";
    private const string Everybody = "All Ages";

    /// <summary>Nomis's number and name of each age group, and the indicator of its share; none for everybody.</summary>
    public static readonly IReadOnlyList<(int Code, string Name, string? Indicator)> Ages =
        [(200, Everybody, null), (201, "Aged 0 to 15", "population-aged-0-15"), (209, "Aged 65+", "population-aged-65-plus")];

    private static readonly HashSet<string> Names = [.. Ages.Select(a => a.Name)];

    public override string Source => Id;

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, Table);
        using var _ = table;
        var (year, area, age, people) = (table.Column("DATE_NAME"), table.Column("GEOGRAPHY_CODE"), table.Column("C_AGE_NAME"), table.Column("OBS_VALUE"));
        var counts = new Dictionary<(string Area, int Year, string Age), (string People, long Line)>();
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table.Area(area), areas.Lsoa21, "an LSOA of 2021")
                || !Judge(report, table.Line, table.Area(area), (table[year], table[age], table[people]), out var middle))
                continue;
            if (counts.TryAdd((table.Area(area), middle, table[age]), (table[people], table.Line)))
                report.Keep();
            else
                report.Reject(RowRules.Duplicate, table.Line, $"{table.Area(area)} {table[age]}", "A key appears once in a file.", "the area and age again", "a new key");
        }

        foreach (var (lsoa, of) in counts.Keys.Select(k => (k.Area, k.Year)).Distinct().ToList())
            Shares(report, intake, lsoa, of, counts);
    }

    /// <returns>True for a count of residents, or a symbol in its place.</returns>
    private static bool Judge(RawFileReport report, long line, string area, (string Year, string Age, string People) text, out int year)
    {
        year = 0;
        if (!Names.Contains(text.Age))
        {
            report.Reject(RowRules.LeftOut, line, area, "Age groups that no indicator is made of are left out.", text.Age, string.Join(", ", Names));
        }
        else if (text.Year.Length != 4 || !int.TryParse(text.Year, NumberStyles.None, CultureInfo.InvariantCulture, out year))
        {
            report.Reject(RowRules.Period, line, area, "An estimate is of the middle of a year.", text.Year, "a year, such as 2024");
        }
        else if (FigureIntake.Number(text.People) is not >= 0 && !MissingSymbols.TryRead(text.People, out _))
        {
            report.Reject(RowRules.Number, line, $"{area} {text.Age}", "A count of residents is a number.", text.People, "0 or more");
        }
        else
        {
            return true;
        }

        return false;
    }

    private static void Shares(RawFileReport report, FigureIntake intake, string area, int year, Dictionary<(string, int, string), (string People, long Line)> counts)
    {
        foreach (var (_, name, id) in Ages.Where(a => a.Indicator is not null))
        {
            var key = new PublishedFigureKey(intake.Indicator(id!), area, Period.Year(year));
            if (!counts.TryGetValue((area, year, name), out var group) || !counts.TryGetValue((area, year, Everybody), out var all))
            {
                intake.Missing(key, MissingReason.NotInSource);
                continue;
            }

            if (intake.TakeSymbol(key, [group.People, all.People]))
                continue;
            var of = new FigureBase(FigureIntake.Number(group.People), FigureIntake.Number(all.People));
            var share = of.Denominator > 0 ? (of.Count / of.Denominator)!.Value.ToString("R", CultureInfo.InvariantCulture) : "no residents";
            intake.Take(new RowPlace(report, group.Line), key, share, MissingReason.Failed, shift: 2, of: of);
        }
    }
}
