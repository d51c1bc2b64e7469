namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>A figure of an area that sites are chosen, or matched, by.</summary>
/// <param name="Id">As in addresses: "over65From", "over65To".</param>
/// <param name="Indicators">Alternatives, the first whose indicators all have figures is taken; their values are added up. None for residents.</param>
/// <param name="Match">Whether controls are matched on it: it is about who lives there and how, no outcome.</param>
internal sealed record SiteMeasure(string Id, string Title, string Unit, int Decimals, IReadOnlyList<IReadOnlyList<string>> Indicators, bool Match)
{
    public const string Population = "population";

    public const string Rural = "rural";

    /// <summary>The year of the census that residents, and what is called rural, are of.</summary>
    public const int Census = 2021;

    public static readonly IReadOnlyList<SiteMeasure> All =
    [
        new(Population, "Residents", "people", 0, [], Match: true),
        new("deprivation", "Deprivation decile, 1 the most deprived tenth of England", "decile", 0, [["iod2025-imd"]], Match: false) { Form = MeasureForm.Decile },
        new("income", "People in income deprivation", "%", 1, [["iod2025-income"]], Match: true),
        new("under5", "Aged under 5", "%", 1, [["census2021-aged-0-4"]], Match: false),
        new("under16", "Aged under 16", "%", 1, [["population-aged-0-15"]], Match: true),
        new("over65", "Aged 65 and over", "%", 1, [["population-aged-65-plus"], ["census2021-aged-65-69", "census2021-aged-70-74", "census2021-aged-75-79", "census2021-aged-80-84", "census2021-aged-85-plus"]], Match: true),
        new("over75", "Aged 75 and over", "%", 1, [["census2021-aged-75-79", "census2021-aged-80-84", "census2021-aged-85-plus"]], Match: false),
        new("minority", "Ethnic groups other than White", "%", 1, [["census2021-ethnic-white"]], Match: true) { Form = MeasureForm.Rest },
        new("asian", "Asian, Asian British or Asian Welsh", "%", 1, [["census2021-ethnic-asian"]], Match: false),
        new("black", "Black, Black British, Caribbean or African", "%", 1, [["census2021-ethnic-black"]], Match: false),
        new("socialRented", "Homes rented from a council or housing association", "%", 1, [["census2021-tenure-social-rented"]], Match: true),
        new("privateRented", "Homes rented privately or lived in rent free", "%", 1, [["census2021-tenure-private-rented"]], Match: true),
        new("owned", "Homes owned outright or with a mortgage", "%", 1, [["census2021-tenure-owned-outright", "census2021-tenure-mortgage"]], Match: false),
    ];

    public MeasureForm Form { get; init; }

    public string FromName => Id + "From";

    public string ToName => Id + "To";
}

/// <summary>How a measure comes of its indicators.</summary>
internal enum MeasureForm
{
    Sum,

    /// <summary>What is left of 100%.</summary>
    Rest,

    /// <summary>The tenth of England's areas of the level that a value lies in, 1 the highest.</summary>
    Decile,
}
