using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>
/// English Indices of Deprivation 2025, LSOA 2021. A figure carries its own period where that is sure
/// (the census, the GP workforce of November 2024), else the span of the edition.
/// </summary>
internal static class Iod2025
{
    private const string Source = "iod2025";
    private static readonly Period Edition = Period.Years(2018, 2024);
    private static readonly Period Census = Period.Year(2021);

    /// <summary>The last holds the underlying indicators, those before it the scores.</summary>
    public static IReadOnlyList<WideFile> Files { get; } =
    [
        File("iod2025_lsoa21_scores_ranks_deciles.csv",
            C("IMD_score", "imd"), C("Income_score", "income", shift: 2), C("Employment_score", "employment", shift: 2), C("Education_score", "education"),
            C("Health_score", "health"), C("Crime_score", "crime"), C("Housing_and_Services_score", "barriers"), C("Environment_score", "environment")),
        File("iod2025_lsoa21_subdomains.csv",
            C("children_and_young_people_score", "children"), C("adult_skills_score", "adult-skills", Census, 2), C("geographical_barriers_score", "geographical-barriers"),
            C("wider_barriers_score", "wider-barriers"), C("indoors_score", "indoors"), C("outdoors_score", "outdoors")),
        File("iod2025_lsoa21_underlying_indicators.csv",
            C("years_of_potential_life_lost_indicator", "ypll"), C("comparative_illness_and_disability_ratio_indicator", "cidr"),
            C("acute_morbidity_indicator", "acute-morbidity"), C("mental_health_indicator", "mental-health"),
            C("entry_to_higher_education_indicator", "higher-education", shift: 2),
            C("violence_with_injury_rate_per_1_000_at_risk_population", "violence-with-injury"),
            C("violence_without_injury_rate_per_1_000_at_risk_population", "violence-without-injury"),
            C("stalking_and_harassment_rate_per_1_000_at_risk_population", "stalking"), C("burglary_rate_per_1_000_at_risk_properties", "burglary"),
            C("theft_rate_per_1_000_at_risk_population", "theft"), C("criminal_damage_rate_per_1_000_at_risk_population", "criminal-damage"),
            C("public_order_and_possession_of_weapons_rate_per_1_000_at_risk_population", "public-order"),
            C("anti_social_behaviour_rate_per_1_000_at_risk_population", "anti-social-behaviour"), C("connectivity_score", "connectivity"),
            C("owner_occupation_affordability_component_of_housing_affordability_indicator", "owner-affordability", shift: 2),
            C("private_rental_affordability_component_of_housing_affordability_indicator", "rental-affordability", shift: 2),
            C("housing_affordability_indicator", "housing-affordability"), C("digital_connectivity_broadband_download_and_upload_speeds", "broadband"),
            C("core_homelessness_rate_percent_of_households", "core-homelessness"), C("patient_to_gp_ratio", "patients-per-gp", Period.Year(2024)),
            C("homelessness_indicator_rate_per_1_000_households", "homelessness"),
            C("household_overcrowding_indicator_rooms", "overcrowding-rooms", Census, 2), C("household_overcrowding_indicator_bedrooms", "overcrowding-bedrooms", Census, 2)),
    ];

    private static WideFile File(string name, params IReadOnlyList<WideColumn> columns) =>
        new(Source, name, "lsoa21_code", "an LSOA of 2021", areas => areas.Lsoa21, columns);

    private static WideColumn C(string column, string suffix, Period? period = null, int shift = 0) =>
        new(column, $"{Source}-{suffix}", period ?? Edition, shift, Blank: MissingReason.Suppressed);
}
