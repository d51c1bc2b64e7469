using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// What burden models are told, as one table. Deprivation and exposure may only raise the expected burden.
/// Age, ethnicity, tenure, rurality and everything that mostly tells town from country (distances, house prices, bad air) has no sign:
/// a long way to the post office marks a village, and villages are healthier.
/// </summary>
internal static class FeaturePlan
{
    public const string Rural = "rural";
    public const string RuralDomain = "Rurality";
    public const string AuthorityDomain = "This authority";
    public const string NeighbourhoodDomain = "This neighbourhood";
    public const string RecordDomain = "This area's own record";
    public const string AgePrefix = "census2021-aged-";

    /// <summary>Indicators of the share of residents in each age band, youngest first.</summary>
    public static readonly IReadOnlyList<string> Ages = [.. Enumerable.Range(0, 17).Select(a => $"{AgePrefix}{5 * a}-{(5 * a) + 4}"), AgePrefix + "85-plus"];

    /// <summary>The shares of all age bands but the youngest, which the others leave no room: those that the frame holds.</summary>
    public static IEnumerable<FrameColumn> AgeColumns(AreaFrame frame) => Ages.Skip(1).Select(frame.Latest).OfType<FrameColumn>();

    /// <summary>How many of the nearest LSOAs a neighbours' mean is taken over.</summary>
    public static readonly IReadOnlyList<int> NeighbourCounts = [4, 10];

    /// <summary>Conditions of life as the edition of 2019 has them.</summary>
    public static readonly IReadOnlyList<PlannedFeature> EarlierConditions =
    [
        .. Worse("iod2019-", "income", "employment", "idaci", "idaopi", "education", "children", "adult-skills", "staying-on", "higher-education", "crime"),
        .. Worse("iod2019-", "indoors", "poor-housing", "no-central-heating", "homelessness", "overcrowding"),
        .. Unsigned("iod2019-", "geographical-barriers", "wider-barriers", "barriers", "outdoors", "environment"),
        .. Unsigned("iod2019-", "distance-post-office", "distance-primary-school", "distance-food-shop", "distance-gp"),
        .. Unsigned("iod2019-", "housing-affordability", "owner-affordability", "rental-affordability", "road-accidents", "air-quality"),
    ];

    /// <summary>Conditions of life as the edition of 2025 has them: none of them is a figure of health.</summary>
    public static readonly IReadOnlyList<PlannedFeature> CurrentConditions =
    [
        .. Worse("iod2025-", "income", "employment", "education", "crime", "children", "adult-skills", "indoors", "higher-education"),
        .. Worse("iod2025-", "violence-with-injury", "violence-without-injury", "stalking", "burglary", "theft", "criminal-damage", "public-order", "anti-social-behaviour"),
        .. Worse("iod2025-", "core-homelessness", "homelessness", "overcrowding-rooms", "overcrowding-bedrooms"),
        .. Unsigned("iod2025-", "barriers", "environment", "geographical-barriers", "wider-barriers", "outdoors", "connectivity", "broadband"),
        .. Unsigned("iod2025-", "owner-affordability", "rental-affordability", "housing-affordability"),
    ];

    /// <summary>Who lives there: age, ethnic group, tenure and kind of home, from Census 2021.</summary>
    public static readonly IReadOnlyList<PlannedFeature> Residents =
    [
        .. Unsigned(string.Empty, Ages),
        .. Unsigned("census2021-ethnic-", "asian", "black", "mixed", "other", "white"),
        .. Unsigned("census2021-tenure-", "owned-outright", "mortgage", "social-rented", "private-rented"),
        .. Unsigned("census2021-accommodation-", "detached", "semi-detached", "terraced", "flat", "caravan"),
    ];

    /// <summary>The area's health an edition earlier.</summary>
    public static readonly IReadOnlyList<PlannedFeature> HealthRecord = [.. Worse("iod2019-", "ypll", "cidr", "acute-morbidity", "mental-health")];

    /// <summary>Everything but health that may be told of the earlier edition: what the persistence of a record is measured beside.</summary>
    public static readonly IReadOnlyList<PlannedFeature> Conditions = [.. EarlierConditions, .. Residents];

    /// <summary>
    /// Figures whose mean over the area's MSOA is a feature too, and over its authority where they are of the earlier edition: people live in
    /// more than one LSOA's conditions, and the figures of one LSOA are noisy.
    /// </summary>
    public static readonly IReadOnlyList<string> Surroundings =
    [
        "iod2019-income", "iod2019-employment", "iod2019-idaopi", "iod2019-education", "iod2019-adult-skills", "iod2019-crime", "iod2019-poor-housing",
        .. HealthRecord.Select(f => f.Indicator),
        "iod2025-income", "iod2025-employment", "iod2025-education", "iod2025-crime",
    ];

    /// <summary>Everything that may be told of an outcome: all of the above, less what counts some of the outcome's own people.</summary>
    public static IReadOnlyList<PlannedFeature> Of(BurdenLabel label) =>
        [.. EarlierConditions.Concat(CurrentConditions).Concat(Residents).Concat(HealthRecord).Where(f => !label.SharedNumerators.Contains(f.Indicator))];

    /// <summary>The same of the later edition.</summary>
    public static IReadOnlyList<PlannedFeature> ConditionsOfToday(BurdenLabel label) =>
        [.. Conditions.Concat(CurrentConditions).Where(f => !label.SharedNumerators.Contains(f.Indicator))];

    private static IEnumerable<PlannedFeature> Worse(string prefix, params IEnumerable<string> names) => names.Select(n => new PlannedFeature(prefix + n, Monotone.Increasing));

    private static IEnumerable<PlannedFeature> Unsigned(string prefix, params IEnumerable<string> names) => names.Select(n => new PlannedFeature(prefix + n, Monotone.None));
}

/// <summary>An indicator that burden models may use, and the direction they must respect.</summary>
internal sealed record PlannedFeature(string Indicator, Monotone Direction);
