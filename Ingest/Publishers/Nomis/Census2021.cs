namespace HealthNeeds.Ingest.Publishers.Nomis;

/// <summary>
/// Census 2021 tables by LSOA 2021, England and Wales together. The last three come without Nomis's total and without the
/// topic that its headings begin with; the columns of one table add up to the total that Nomis prints.
/// </summary>
internal static class Census2021
{
    public const string Source = "census2021";
    public const string AgeFile = "census2021_ts007a_lsoa21.csv";
    public const string AgeTotal = "Age: Total";
    public const string Code = "geography code";
    private const string Care = "Provision of unpaid care: ";

    public static IReadOnlyList<CensusTable> Files { get; } =
    [
        new CensusTable("ts007a", AgeFile, [AgeTotal], [.. Ages()]),
        new CensusTable("ts037", "census2021_ts037_lsoa21.csv", ["General health: Total: All usual residents"],
            [new CensusShare("bad-health", ["General health: Bad health", "General health: Very bad health"])]),
        new CensusTable("ts038", "census2021_ts038_lsoa21.csv", ["Disability: Total: All usual residents"],
            [
                new CensusShare("disabled", ["Disability: Disabled under the Equality Act"]),
                new CensusShare("disabled-a-lot", ["Disability: Disabled under the Equality Act: Day-to-day activities limited a lot"]),
            ]),
        new CensusTable("ts039", "census2021_ts039_lsoa21.csv", [$"{Care}Total: All usual residents aged 5 and over"],
            [
                new CensusShare("unpaid-care",
                [
                    $"{Care}Provides 19 hours or less unpaid care a week", $"{Care}Provides 20 to 49 hours unpaid care a week", $"{Care}Provides 50 or more hours unpaid care a week",
                ]),
                new CensusShare("unpaid-care-50-plus", [$"{Care}Provides 50 or more hours unpaid care a week"]),
            ]),
        Whole("ts021", "census2021_ethnic_group_lsoa21.csv", "Ethnic group: ",
            new CensusShare("ethnic-asian", ["Asian, Asian British or Asian Welsh"]),
            new CensusShare("ethnic-black", ["Black, Black British, Black Welsh, Caribbean or African"]),
            new CensusShare("ethnic-mixed", ["Mixed or Multiple ethnic groups"]),
            new CensusShare("ethnic-white", ["White"]),
            new CensusShare("ethnic-other", ["Other ethnic group"])),
        Whole("ts044", "census2021_household_type_lsoa21.csv", "Accommodation type: ",
            new CensusShare("accommodation-detached", ["Detached"]),
            new CensusShare("accommodation-semi-detached", ["Semi-detached"]),
            new CensusShare("accommodation-terraced", ["Terraced"]),
            new CensusShare("accommodation-flat",
            [
                "In a purpose-built block of flats or tenement", "Part of a converted or shared house, including bedsits",
                "Part of another converted building, for example, former school, church or warehouse",
                "In a commercial building, for example, in an office building, hotel or over a shop",
            ]),
            new CensusShare("accommodation-caravan", ["A caravan or other mobile or temporary structure"])),
        Whole("ts054", "census2021_household_tenure_lsoa21.csv", "Tenure of household: ",
            new CensusShare("tenure-owned-outright", ["Owned: Owns outright"]),
            new CensusShare("tenure-mortgage", ["Owned: Owns with a mortgage or loan", "Shared ownership: Shared ownership"]),
            new CensusShare("tenure-social-rented", ["Social rented: Rents from council or Local Authority", "Social rented: Other social rented"]),
            new CensusShare("tenure-private-rented", ["Private rented: Private landlord or letting agency", "Private rented: Other private rented", "Lives rent free"])),
    ];

    /// <summary>A table whose shares have every column between them, each once.</summary>
    private static CensusTable Whole(string id, string file, string topic, params IReadOnlyList<CensusShare> shares) =>
        new(id, file, [.. shares.SelectMany(s => s.Columns)], shares) { Code = "lsoa21_code", Topic = topic };

    private static IEnumerable<CensusShare> Ages()
    {
        yield return new CensusShare("aged-0-4", ["Age: Aged 4 years and under"]);
        for (var from = 5; from < 85; from += 5)
            yield return new CensusShare($"aged-{from}-{from + 4}", [$"Age: Aged {from} to {from + 4} years"]);
        yield return new CensusShare("aged-85-plus", ["Age: Aged 85 years and over"]);
    }
}
