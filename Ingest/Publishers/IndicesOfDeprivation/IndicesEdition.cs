using HealthNeeds.Ingest.Figures;

namespace HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;

/// <summary>One edition of the indices: which columns of its two files hold which figures.</summary>
/// <param name="Code">Heading of the LSOA's code, in both files.</param>
/// <param name="Scores">Columns of File 7.</param>
/// <param name="Indicators">Columns of the workbook, named by their words.</param>
internal sealed record IndicesEdition(string Source, int Year, string Code, WideFile Scores, WideFile Indicators)
{
    public string ScoresName => $"{Source}-scores";

    public string IndicatorsName => $"{Source}-indicators";

    public static IndicesEdition Of2025 { get; } = Make("iod2025", 2025, "LSOA code (2021)", Indices2025Columns.Files);

    public static IndicesEdition Of2019 { get; } = Make("iod2019", 2019, "LSOA code (2011)", Indices2019Columns.Files);

    private static IndicesEdition Make(string source, int year, string code, IReadOnlyList<WideFile> files)
    {
        var scores = files.SkipLast(1).SelectMany(f => f.Columns).Select(c => c with { Column = FileSevenHeadings.Of(c.Column), Denominator = c.Denominator is null ? null : FileSevenHeadings.Of(c.Denominator) });
        return new IndicesEdition(source, year, code, files[0].As($"{source}-scores", code, [.. scores]), files[^1].As($"{source}-indicators", code, files[^1].Columns));
    }
}

/// <summary>Headings of File 7 as GOV.UK prints them, by those of the shortened files that the bundled figures were made from.</summary>
internal static class FileSevenHeadings
{
    private static readonly Dictionary<string, string> Printed = new(StringComparer.Ordinal)
    {
        // 2025
        ["IMD_score"] = "Index of Multiple Deprivation (IMD) Score",
        ["Income_score"] = "Income Score (rate)",
        ["Employment_score"] = "Employment Score (rate)",
        ["Education_score"] = "Education, Skills and Training Score",
        ["Health_score"] = "Health Deprivation and Disability Score",
        ["Crime_score"] = "Crime Score",
        ["Housing_and_Services_score"] = "Barriers to Housing and Services Score",
        ["Environment_score"] = "Living Environment Score",
        ["children_and_young_people_score"] = "Children and Young People Sub-domain Score",
        ["adult_skills_score"] = "Adult Skills Sub-domain Score",
        ["geographical_barriers_score"] = "Geographical Barriers Sub-domain Score",
        ["wider_barriers_score"] = "Wider Barriers Sub-domain Score",
        ["indoors_score"] = "Indoors Sub-domain Score",
        ["outdoors_score"] = "Outdoors Sub-domain Score",

        // 2019
        ["IMD"] = "Index of Multiple Deprivation (IMD) Score",
        ["Income"] = "Income Score (rate)",
        ["Employment"] = "Employment Score (rate)",
        ["Education"] = "Education, Skills and Training Score",
        ["Health"] = "Health Deprivation and Disability Score",
        ["Crime"] = "Crime Score",
        ["Barriers (H&S)"] = "Barriers to Housing and Services Score",
        ["Environment"] = "Living Environment Score",
        ["IDACI"] = "Income Deprivation Affecting Children Index (IDACI) Score (rate)",
        ["IDAOPI"] = "Income Deprivation Affecting Older People (IDAOPI) Score (rate)",
        ["YouthSubDomain"] = "Children and Young People Sub-domain Score",
        ["AdultSkills"] = "Adult Skills Sub-domain Score",
        ["Barriers (Geo)"] = "Geographical Barriers Sub-domain Score",
        ["Barriers (Wider)"] = "Wider Barriers Sub-domain Score",
        ["IndoorsSubDomain"] = "Indoors Sub-domain Score",
        ["OutdoorSubDomain"] = "Outdoors Sub-domain Score",
        ["Population (Total)"] = "Total population: mid 2015 (excluding prisoners)",
        ["Population (0-15)"] = "Dependent Children aged 0-15: mid 2015 (excluding prisoners)",
        ["Population (60+)"] = "Older population aged 60 and over: mid 2015 (excluding prisoners)",
        ["Population (Working)"] = "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners)",
    };

    public static string Of(string column) => Printed[column];
}
