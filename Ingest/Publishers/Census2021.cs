namespace HealthNeeds.Ingest.Publishers;

/// <summary>Census 2021 tables by LSOA 2021, England and Wales together.</summary>
internal static class Census2021
{
    public const string Source = "census2021";
    public const string AgeFile = "census2021_ts007a_lsoa21.csv";
    public const string AgeTotal = "Age: Total";
    public const string Code = "geography code";
    private const string Care = "Provision of unpaid care: ";

    public static IReadOnlyList<CensusTable> Files { get; } =
    [
        new CensusTable(AgeFile, AgeTotal, [.. Ages()]),
        new CensusTable("census2021_ts037_lsoa21.csv", "General health: Total: All usual residents",
            [new CensusShare("bad-health", ["General health: Bad health", "General health: Very bad health"])]),
        new CensusTable("census2021_ts038_lsoa21.csv", "Disability: Total: All usual residents",
            [
                new CensusShare("disabled", ["Disability: Disabled under the Equality Act"]),
                new CensusShare("disabled-a-lot", ["Disability: Disabled under the Equality Act: Day-to-day activities limited a lot"]),
            ]),
        new CensusTable("census2021_ts039_lsoa21.csv", $"{Care}Total: All usual residents aged 5 and over",
            [
                new CensusShare("unpaid-care",
                [
                    $"{Care}Provides 19 hours or less unpaid care a week", $"{Care}Provides 20 to 49 hours unpaid care a week", $"{Care}Provides 50 or more hours unpaid care a week",
                ]),
                new CensusShare("unpaid-care-50-plus", [$"{Care}Provides 50 or more hours unpaid care a week"]),
            ]),
    ];

    private static IEnumerable<CensusShare> Ages()
    {
        yield return new CensusShare("aged-0-4", ["Age: Aged 4 years and under"]);
        for (var from = 5; from < 85; from += 5)
            yield return new CensusShare($"aged-{from}-{from + 4}", [$"Age: Aged {from} to {from + 4} years"]);
        yield return new CensusShare("aged-85-plus", ["Age: Aged 85 years and over"]);
    }
}
