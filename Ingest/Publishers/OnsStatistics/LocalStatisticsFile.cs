using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsStatistics;

/// <summary>
/// A file of ONS's Explore Local Statistics: a row for each area and period, with limits where its publisher gives them. Areas of all kinds
/// and countries stand side by side; authorities that were recoded stand under both codes, or under either.
/// </summary>
/// <param name="known">The authorities whose figures are carried: those of the vintage the file is complete for.</param>
/// <param name="series">Each indicator by the name it has in the file.</param>
internal sealed class LocalStatisticsFile(string file, Func<KnownAreas, IReadOnlySet<string>> known, params IReadOnlyList<LocalSeries> series) : FigureFile
{
    public const string Id = "ons-els";

    /// <summary>Observations that ONS withholds because they are unreliable.</summary>
    private const string Unreliable = "u";

    /// <summary>Said of the code, not of the figure.</summary>
    private const string OfTheCode = "Obsolete code";

    public static IReadOnlyList<LocalStatisticsFile> Files { get; } =
    [
        Of("ons_els_preventable_cardiovascular_mortality_england.csv", new LocalSeries("Preventable cardiovascular mortality (England)", "els-preventable-cardiovascular-mortality")),
        Of("ons_els_cancer_diagnosis_at_stage_1_and_2.csv", new LocalSeries("Cancer diagnosis at stage 1 and 2", "els-cancer-early-stage")),
        Of("ons_els_adult_obesity_prevalence.csv", new LocalSeries("Adult obesity prevalence", "els-adult-obesity")),
        // Has the districts that were merged in 2023 and not what they became: the look-up carries it to the authorities of today.
        new("ons_els_cigarette_smokers.csv", areas => areas.Ltla21, new LocalSeries("Cigarette smokers", "els-adult-smoking")),
        Of("ons_els_early_years.csv",
            new LocalSeries("Communication and language", "els-early-years-communication"),
            new LocalSeries("Literacy", "els-early-years-literacy"),
            new LocalSeries("Mathematics", "els-early-years-mathematics")),
        Of("ons_els_children_in_relative_poverty.csv",
            new LocalSeries("Children in relative poverty before housing costs", "els-child-poverty-before-housing-costs"),
            new LocalSeries("Children in relative poverty after housing costs", "els-child-poverty-after-housing-costs")),
        Of("ons_els_food_outlets.csv", new LocalSeries("Food outlets", "els-food-outlets")),
        Of("ons_els_persistent_absences_for_all_pupils.csv", new LocalSeries("Persistent absences for all pupils", "els-persistent-absence")),
        Of("ons_els_healthy_life_expectancy.csv",
            new LocalSeries("Female healthy life expectancy", "els-healthy-life-expectancy", Sex.Female),
            new LocalSeries("Male healthy life expectancy", "els-healthy-life-expectancy", Sex.Male)),
    ];

    public override string Source => Id;

    public string Name => file;

    public override void Read(IRawTables tables, KnownAreas areas, FigureIntake intake)
    {
        var (table, report) = tables.Open(Source, file);
        using var _ = table;
        var (code, name, periods, value) = (table.Column("areacd"), table.Column("indicator"), table.Column("period"), table.Column("observation"));
        var (lower, upper, status, notes) = (table.Column("lci_95"), table.Column("uci_95"), table.Column("status"), table.Column("notes"));
        var carried = series.ToDictionary(s => s.Name, s => (Indicator: intake.Indicator(s.Indicator), s.Sex), StringComparer.Ordinal);
        var authorities = new LocalStatisticsAreas(known(areas), report);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!IsCarried(report, table.Line, table[name], carried, out var found) || !authorities.Find(table.Line, table.Area(code), $"{table[status]} {table[notes]}", out var about)
                || !SpanText.TryParse(report, table.Line, table[periods], out var period) || !AreFirst(report, table.Line, [.. about.Select(a => $"{table[name]} {a} {period}")], seen))
                continue;
            report.Keep();
            var (limits, note) = (new FigureLimits(table[lower], table[upper]), Note(table[status], table[notes]));
            foreach (var area in about)
                intake.Take(new RowPlace(report, table.Line), new PublishedFigureKey(found.Indicator, area, period, found.Sex), table[value], MissingReason.Suppressed, limits: limits, note: note);
        }
    }

    private static LocalStatisticsFile Of(string file, params IReadOnlyList<LocalSeries> series) => new(file, areas => areas.Ltla24, series);

    private static bool IsCarried(RawFileReport report, long line, string name, Dictionary<string, (Indicator Indicator, Sex Sex)> carried, out (Indicator Indicator, Sex Sex) found)
    {
        if (carried.TryGetValue(name, out found))
            return true;
        report.Reject(RowRules.UnknownIndicator, line, name, "An indicator is one that is carried.", name, string.Join(" or ", carried.Keys));
        return false;
    }

    /// <summary>True where none of a row's keys was met before: a figure of two authorities may not come beside one of either.</summary>
    private static bool AreFirst(RawFileReport report, long line, IReadOnlyList<string> keys, HashSet<string> seen)
    {
        if (keys.FirstOrDefault(seen.Contains) is { } met)
            return report.IsFirst(line, met, seen);
        seen.UnionWith(keys);
        return true;
    }

    private static string? Note(string status, string notes)
    {
        var said = new[] { status == Unreliable ? MissingSymbols.Unreliable : status, notes.StartsWith(OfTheCode, StringComparison.Ordinal) ? string.Empty : notes };
        var note = string.Join("; ", said.Where(s => s.Length > 0));
        return note.Length == 0 ? null : note;
    }
}

/// <summary>An indicator of ONS's Explore Local Statistics and what it is here.</summary>
/// <param name="Name">In the column of indicators.</param>
internal sealed record LocalSeries(string Name, string Indicator, Sex Sex = Sex.Persons);
