using System.Globalization;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsStatistics;

/// <summary>
/// The indicators under ONS's Health Index, by local authority and year. Years in which every authority repeats the year
/// beside it were filled in by ONS so that the index has no gaps: they are no measurement, and are rejected.
/// </summary>
internal sealed class HealthIndexFile : FigureFile
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
            if (!report.IsKnownArea(table.Line, table.Area(code), areas.Ltla21, "a local authority of 2021") || !report.IsFirst(table.Line, $"{table[name]} {table.Area(code)} {table[year]}", seen))
                continue;
            if (int.TryParse(table[year], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return new Row(table.Line, table.Area(code), number, table[name], table[value]);
            else
                report.Reject(RowRules.Period, table.Line, table.Area(code), "A year is four digits.", table[year], "a year");
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
            intake.Take(new RowPlace(report, row.Line), new PublishedFigureKey(indicator, row.Area, Period.Year(row.Year)), row.Text, MissingReason.NotCollected);
        }
    }

    private sealed record Row(long Line, string Area, int Year, string Indicator, string Text);
}

/// <summary>The Health Index's own names of the indicators that are carried, and the ids they have here.</summary>
internal static class HealthIndexNames
{
    public static IReadOnlyDictionary<string, string> Suffixes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Life expectancy"] = "life-expectancy",
        ["Mortality from all causes"] = "mortality",
        ["Avoidable mortality"] = "avoidable-mortality",
        ["Infant mortality"] = "infant-mortality",
        ["Suicides"] = "suicide",
        ["Self-harm"] = "self-harm",
        ["Frailty"] = "hip-fractures",
        ["Disability"] = "disability",
        ["Children's social, emotional and mental health"] = "semh",
        ["Life satisfaction"] = "life-satisfaction",
        ["Activities in life are worthwhile"] = "worthwhile",
        ["Happiness"] = "happiness",
        ["Feelings of anxiety"] = "anxiety",
        ["Low birth weight"] = "low-birth-weight",
        ["Early years development"] = "early-development",
        ["Child vaccination coverage"] = "child-vaccination",
        ["Overweight and obesity in children"] = "child-overweight",
        ["Teenage pregnancy"] = "teenage-pregnancy",
        ["Pupil absences"] = "pupil-absence",
        ["Pupil attainment"] = "pupil-attainment",
        ["Young people in education, employment and apprenticeships"] = "young-people-eet",
        ["Child poverty"] = "child-poverty",
        ["Smoking"] = "smoking",
        ["Alcohol misuse"] = "alcohol-admissions",
        ["Overweight and obesity in adults"] = "adult-overweight",
        ["Physical activity"] = "physical-activity",
        ["Sedentary behaviour"] = "inactivity",
        ["Healthy eating"] = "healthy-eating",
        ["Cancer screening attendance"] = "cancer-screening",
        ["Unemployment"] = "unemployment",
        ["Workplace safety"] = "workplace-injuries",
        ["Air pollution"] = "air-pollution",
        ["Household overcrowding"] = "overcrowding",
        ["Rough sleeping"] = "rough-sleeping",
        ["Private outdoor space"] = "private-outdoor-space",
        ["Distance to GP services"] = "distance-gp",
        ["Distance to pharmacies"] = "distance-pharmacy",
        ["Distance to sports or leisure facilities"] = "distance-leisure",
        ["Job-related training"] = "job-training",
        ["Personal crime"] = "personal-crime",
        ["Low-level crime"] = "low-level-crime",
    };
}

/// <summary>
/// Finds the years of a series that only repeat another: of a run of equal years at the start of the series the last is
/// the measured one (earlier years were filled backwards), of any later run the first.
/// </summary>
internal static class FilledYears
{
    /// <returns>Each filled year and the year it repeats.</returns>
    public static IReadOnlyDictionary<int, int> Find(ILookup<int, (string Area, string Text)> series)
    {
        var years = series.Select(y => y.Key).Order().ToList();
        var filled = new Dictionary<int, int>();
        var start = 0;
        for (var i = 1; i <= years.Count; i++)
        {
            if (i < years.Count && AreEqual(series[years[i - 1]], series[years[i]]))
                continue;
            var measured = start == 0 ? i - 1 : start;
            foreach (var year in years[start..i].Where(y => y != years[measured]))
                filled.Add(year, years[measured]);
            start = i;
        }

        return filled;
    }

    private static bool AreEqual(IEnumerable<(string Area, string Text)> one, IEnumerable<(string Area, string Text)> other) =>
        one.ToHashSet().SetEquals(other);
}
