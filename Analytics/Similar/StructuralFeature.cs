namespace HealthNeeds.Analytics.Similar;

/// <summary>Something about who lives in a place and how, by which places are held to be alike: no outcome of health, and no service.</summary>
/// <param name="Title">As in "Aged 65 to 84".</param>
/// <param name="Indicators">Their values are added up; none for what the release knows of an area itself.</param>
public sealed record StructuralFeature(string Id, string Title, string Unit, int Decimals, IReadOnlyList<string> Indicators)
{
    public const string Residents = "residents";

    public const string Rural = "rural";

    /// <summary>
    /// Bands, shares and scores that lie apart, so that no property of a place counts twice: of shares that add up to all, the one left out is what the
    /// others leave. The outdoor part of the living environment counts injuries on roads, geographical barriers are the way to services: neither is here.
    /// </summary>
    public static readonly IReadOnlyList<StructuralFeature> All =
    [
        new(Residents, "Residents, as a logarithm", "people", 0, []),
        new(Rural, "Rural", "1 rural, 0 urban", 0, []),
        Aged("under-15", "Aged under 15", "0-4", "5-9", "10-14"),
        Aged("15-24", "Aged 15 to 24", "15-19", "20-24"),
        Aged("25-44", "Aged 25 to 44", "25-29", "30-34", "35-39", "40-44"),
        Aged("65-84", "Aged 65 to 84", "65-69", "70-74", "75-79", "80-84"),
        Aged("85-plus", "Aged 85 and over", "85-plus"),
        Share("census2021-ethnic-asian", "Asian, Asian British or Asian Welsh"),
        Share("census2021-ethnic-black", "Black, Black British, Caribbean or African"),
        Share("census2021-ethnic-mixed", "Mixed or multiple ethnic groups"),
        Share("census2021-ethnic-other", "Other ethnic group"),
        Share("census2021-tenure-owned-outright", "Homes owned outright"),
        Share("census2021-tenure-mortgage", "Homes owned with a mortgage or shared ownership"),
        Share("census2021-tenure-social-rented", "Homes rented from a council or housing association"),
        Share("census2021-accommodation-detached", "Detached houses"),
        Share("census2021-accommodation-semi-detached", "Semi-detached houses"),
        Share("census2021-accommodation-terraced", "Terraced houses"),
        Share("census2021-accommodation-flat", "Flats"),
        Share("iod2025-income", "People in income deprivation"),
        Share("iod2025-employment", "People in employment deprivation"),
        Score("iod2025-education", "Education, skills and training deprivation"),
        Score("iod2025-wider-barriers", "Housing: overcrowding, cost and homelessness"),
        Score("iod2025-indoors", "Indoor living environment"),
    ];

    private static StructuralFeature Aged(string id, string title, params string[] bands) => new("aged-" + id, title, "%", 1, [.. bands.Select(b => "census2021-aged-" + b)]);

    private static StructuralFeature Share(string indicator, string title) => new(indicator, title, "%", 1, [indicator]);

    private static StructuralFeature Score(string indicator, string title) => new(indicator, title, "score", 1, [indicator]);
}
