using HealthNeeds.Ingest.Tests.Tables;

namespace HealthNeeds.Ingest.Tests.Publishers.IndicesOfDeprivation;

/// <summary>The two files of an edition laid out as GOV.UK publishes them, filled from the raw files.</summary>
internal static class GovUkBodies
{
    private const string Rank = "Rank (where 1 is most deprived)";
    private const string Decile = "Decile (where 1 is most deprived 10% of LSOAs)";

    /// <summary>Start of each heading of File 7, how the score's heading ends, and where the raw files have it (2025; 2019).</summary>
    private static readonly (string Start, string Score, string Raw2025, string Raw2019)[] Domains =
    [
        ("Index of Multiple Deprivation (IMD)", "Score", "IMD_score", "IMD"), ("Income", "Score (rate)", "Income_score", "Income"), ("Employment", "Score (rate)", "Employment_score", "Employment"),
        ("Education, Skills and Training", "Score", "Education_score", "Education"), ("Health Deprivation and Disability", "Score", "Health_score", "Health"), ("Crime", "Score", "Crime_score", "Crime"),
        ("Barriers to Housing and Services", "Score", "Housing_and_Services_score", "Barriers (H&S)"), ("Living Environment", "Score", "Environment_score", "Environment"),
        ("Income Deprivation Affecting Children Index (IDACI)", "Score (rate)", "", "IDACI"), ("Income Deprivation Affecting Older People (IDAOPI)", "Score (rate)", "", "IDAOPI"),
        ("Children and Young People Sub-domain", "Score", "children_and_young_people_score", "YouthSubDomain"), ("Adult Skills Sub-domain", "Score", "adult_skills_score", "AdultSkills"),
        ("Geographical Barriers Sub-domain", "Score", "geographical_barriers_score", "Barriers (Geo)"), ("Wider Barriers Sub-domain", "Score", "wider_barriers_score", "Barriers (Wider)"),
        ("Indoors Sub-domain", "Score", "indoors_score", "IndoorsSubDomain"), ("Outdoors Sub-domain", "Score", "outdoors_score", "OutdoorSubDomain"),
    ];

    private static readonly (string Heading, string Raw2019)[] Populations2019 =
    [
        ("Total population: mid 2015 (excluding prisoners)", "Population (Total)"), ("Dependent Children aged 0-15: mid 2015 (excluding prisoners)", "Population (0-15)"),
        ("Population aged 16-59: mid 2015 (excluding prisoners)", "Population (16-59)"), ("Older population aged 60 and over: mid 2015 (excluding prisoners)", "Population (60+)"),
        ("Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners) ", "Population (Working)"),
    ];

    /// <summary>Sheets of the workbook of 2025 and the headings on each that the raw file has too.</summary>
    private static readonly (string Sheet, string[] Headings)[] Sheets2025 =
    [
        ("IoD25 Income Domain", ["Income Domain numerator"]),
        ("IoD25 Education Domain", ["Adult skills and English language proficiency indicator", "Entry to higher education indicator"]),
        ("IoD25 Health Domain", ["Acute morbidity indicator", "Comparative illness and disability ratio indicator", "Mental health indicator", "Years of potential life lost indicator"]),
        ("IoD25 Crime Domain",
        [
            "Violence with injury, rate per 1,000 'at-risk population'", "Violence without injury, rate per 1,000 'at-risk population'", "Stalking and harassment, rate per 1,000 'at-risk population'",
            "Burglary, rate per 1,000 'at-risk properties'", "Theft, rate per 1,000 'at-risk population'", "Criminal damage, rate per 1,000 'at-risk population'",
            "Public order and Possession of weapons, rate per 1,000 'at-risk population'", "Anti-Social Behaviour, rate per 1,000 'at-risk population'",
        ]),
        ("IoD25 Barriers Domain",
        [
            "Connectivity Score", "Owner-occupation affordability (component of housing affordability indicator)", "Private rental affordability (component of housing affordability indicator)",
            "Housing affordability indicator", "Digital Connectivity (Broadband download and upload speeds)", "Core homelessness rate (% of households)", "Patient-to-GP Ratio",
            "Homelessness indicator (rate per 1,000 households)", "Household overcrowding indicator (rooms)", "Household overcrowding indicator (bedrooms)",
        ]),
    ];

    private static readonly (string Sheet, string[] Headings)[] Sheets2019 =
    [
        ("IoD2019 Education Domain", ["Staying on in education post 16 indicator", "Entry to higher education indicator", "Adult skills and English language proficiency indicator"]),
        ("IoD2019 Health Domain", ["Years of potential life lost indicator", "Comparative illness and disability ratio indicator", "Acute morbidity indicator", "Mood and anxiety disorders indicator"]),
        ("IoD2019 Barriers Domain",
        [
            "Road distance to a post office indicator (km)", "Road distance to a primary school indicator (km)", "Road distance to general store or supermarket indicator (km)",
            "Road distance to a GP surgery indicator (km)", "Household overcrowding indicator", "Homelessness indicator (rate per 1000 households)",
            "Owner-occupation affordability (component of housing affordability indicator)", "Private rental affordability (component of housing affordability indicator)", "Housing affordability indicator",
        ]),
        ("IoD2019 Living Env Domain",
        [
            "Housing in poor condition indicator", "Houses without central heating indicator", "Road traffic accidents indicator", "Nitrogen dioxide (component of air quality indicator)",
            "Benzene (component of air quality indicator)", "Sulphur dioxide (component of air quality indicator)", "Particulates (component of air quality indicator)", "Air quality indicator",
        ]),
    ];

    public static string Scores2025(string raw)
    {
        var domains = new RawRows(raw, "iod2025_lsoa21_subdomains.csv").By("lsoa21_code");
        var scores = new RawRows(raw, "iod2025_lsoa21_scores_ranks_deciles.csv");
        string Score(Func<string, string> row, string column) => column.Length == 0 ? "0.1" : scores.Has(column) ? row(column) : domains[row("lsoa21_code")](column);
        var rows = scores.All.Select(row => Domains.SelectMany(d => new[] { Score(row, d.Raw2025), "1", "1" }).Prepend("Place").Prepend(row("lsoa21_code")).Append("1500"));
        return RawRows.Csv(rows.Prepend(["LSOA code (2021)", "LSOA name (2021)", .. Domains.SelectMany(Headings), "Total population: mid 2022"]));
    }

    public static string Scores2019(string raw)
    {
        var scores = new RawRows(raw, "iod2019_lsoa11_scores_file7.csv");
        var rows = scores.All.Select(row => Domains.SelectMany(d => new[] { row(d.Raw2019), "1", "1" }).Prepend(row("LSOA11NM")).Prepend(row("LSOA11CD")).Concat(Populations2019.Select(p => row(p.Raw2019))));
        return RawRows.Csv(rows.Prepend(["LSOA code (2011)", "LSOA name (2011)", .. Domains.SelectMany(Headings), .. Populations2019.Select(p => p.Heading)]));
    }

    /// <param name="rename">Changes a heading, as a publisher might.</param>
    public static byte[] Indicators2025(string raw, Func<string, string>? rename = null, string code = "LSOA code (2021)") =>
        Workbook(new RawRows(raw, "iod2025_lsoa21_underlying_indicators.csv"), "lsoa21_code", code, Sheets2025, rename ?? (h => h));

    public static byte[] Indicators2019(string raw) =>
        Workbook(new RawRows(raw, "iod2019_lsoa11_underlying_indicators.csv"), "lsoa11_code", "LSOA code (2011)", Sheets2019, h => h);

    private static byte[] Workbook(RawRows raw, string code, string codeHeading, (string Sheet, string[] Headings)[] sheets, Func<string, string> rename)
    {
        IReadOnlyList<IReadOnlyList<string>> notes = [["Notes"], [], ["", "Domain", "Indicator"], ["", "Health", "Years of potential life lost"]];
        return WorkbookFile.Make([("Notes", notes), .. sheets.Select(s => (s.Sheet, Rows(raw, code, codeHeading, s.Headings, rename)))]);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(RawRows raw, string code, string codeHeading, string[] headings, Func<string, string> rename)
    {
        string[] top = [codeHeading, "LSOA name", .. headings.Select(rename)];
        string[] names = [.. headings.Select(RawName)];
        return [top, .. raw.All.Select(row => (IReadOnlyList<string>)[row(code), "Place", .. names.Select(row)]), ["", ""]];
    }

    /// <summary>How the raw files, made by an R program, spell a heading.</summary>
    private static string RawName(string heading) =>
        string.Join('_', heading.Replace("'", "").Replace("%", "percent").ToLowerInvariant().Split([' ', ',', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Headings((string Start, string Score, string Raw2025, string Raw2019) domain) => [$"{domain.Start} {domain.Score}", $"{domain.Start} {Rank}", $"{domain.Start} {Decile}"];
}
