using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// What burden models are told, as one table. Deprivation and exposure may only raise the expected burden.
/// Age, rurality and everything that mostly tells town from country (distances, house prices, bad air) has no sign:
/// a long way to the post office marks a village, and villages are healthier.
/// </summary>
internal static class FeaturePlan
{
    public const string Rural = "rural";
    public const string RuralDomain = "Rurality";
    public const string AuthorityDomain = "This authority";

    /// <summary>The first period whose figures may overlap an outcome: Census age, declared and shown in the notes.</summary>
    public const string AgePrefix = "census2021-aged-";

    public static readonly IReadOnlyList<PlannedFeature> Determinants =
    [
        .. Worse("income", "employment", "idaci", "idaopi", "education", "children", "adult-skills", "staying-on", "higher-education", "crime"),
        .. Worse("indoors", "poor-housing", "no-central-heating", "homelessness", "overcrowding"),
        .. Unsigned("geographical-barriers", "wider-barriers", "barriers", "outdoors", "environment"),
        .. Unsigned("distance-post-office", "distance-primary-school", "distance-food-shop", "distance-gp"),
        .. Unsigned("housing-affordability", "owner-affordability", "rental-affordability", "road-accidents", "air-quality"),
        .. Ages(),
    ];

    /// <summary>The area's health an edition earlier.</summary>
    public static readonly IReadOnlyList<PlannedFeature> HealthRecord = [.. Worse("ypll", "cidr", "acute-morbidity", "mental-health")];

    /// <summary>
    /// Determinants whose mean over the area's MSOA and over its authority is a feature too: people live in more than one LSOA's
    /// conditions, and the figures of one LSOA are noisy. The health record, where it is used, is treated the same.
    /// </summary>
    public static readonly IReadOnlyList<string> Surroundings =
    [
        "iod2019-income", "iod2019-employment", "iod2019-idaopi", "iod2019-education", "iod2019-adult-skills", "iod2019-crime", "iod2019-poor-housing",
        .. HealthRecord.Select(f => f.Indicator),
    ];

    private static IEnumerable<PlannedFeature> Worse(params string[] names) => names.Select(n => new PlannedFeature("iod2019-" + n, Monotone.Increasing));

    private static IEnumerable<PlannedFeature> Unsigned(params string[] names) => names.Select(n => new PlannedFeature("iod2019-" + n, Monotone.None));

    private static IEnumerable<PlannedFeature> Ages() =>
        Enumerable.Range(0, 17).Select(a => $"{5 * a}-{(5 * a) + 4}").Append("85-plus").Select(band => new PlannedFeature(AgePrefix + band, Monotone.None));
}
