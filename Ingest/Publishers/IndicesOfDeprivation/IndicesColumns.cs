using HealthNeeds.Ingest.Figures;

namespace HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;

/// <summary>
/// English Indices of Deprivation 2025, LSOA 2021. A figure carries its own period where that is sure
/// (the census, the GP workforce of November 2024), else the span of the edition.
/// </summary>
internal static class Indices2025Columns
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

/// <summary>
/// English Indices of Deprivation 2019, LSOA 2011. A figure carries its own period where that is sure, else the span
/// the edition mostly describes.
/// </summary>
internal static class Indices2019Columns
{
    private const string Source = "iod2019";
    private static readonly Period Edition = Period.Years(2012, 2017);
    private static readonly Period Census = Period.Year(2011);
    private static readonly Period Benefits = Period.Year(2015);
    private static readonly Period Air = Period.Year(2016);

    /// <summary>The last holds the underlying indicators, those before it the scores.</summary>
    public static IReadOnlyList<WideFile> Files { get; } =
    [
        File("iod2019_lsoa11_scores_file7.csv", "LSOA11CD",
            C("IMD", "imd"), C("Income", "income", Benefits, 2, denominator: "Population (Total)"),
            C("Employment", "employment", Period.FinancialYears(2015, 2015), 2, denominator: "Population (Working)"),
            C("Education", "education"), C("Health", "health"), C("Crime", "crime"), C("Barriers (H&S)", "barriers"), C("Environment", "environment"),
            C("IDACI", "idaci", Benefits, 2, denominator: "Population (0-15)"), C("IDAOPI", "idaopi", Benefits, 2, denominator: "Population (60+)"),
            C("YouthSubDomain", "children"), C("AdultSkills", "adult-skills", Census, 2), C("Barriers (Geo)", "geographical-barriers"),
            C("Barriers (Wider)", "wider-barriers"), C("IndoorsSubDomain", "indoors"), C("OutdoorSubDomain", "outdoors")),
        File("iod2019_lsoa11_underlying_indicators.csv", "lsoa11_code",
            C("years_of_potential_life_lost_indicator", "ypll", Period.Years(2013, 2017)), C("comparative_illness_and_disability_ratio_indicator", "cidr", Period.Year(2016)),
            C("acute_morbidity_indicator", "acute-morbidity", Period.FinancialYears(2015, 2016)), C("mood_and_anxiety_disorders_indicator", "mental-health"),
            C("staying_on_in_education_post_16_indicator", "staying-on", shift: 2), C("entry_to_higher_education_indicator", "higher-education", shift: 2),
            C("road_distance_to_a_post_office_indicator_km", "distance-post-office"), C("road_distance_to_a_primary_school_indicator_km", "distance-primary-school"),
            C("road_distance_to_general_store_or_supermarket_indicator_km", "distance-food-shop"), C("road_distance_to_a_gp_surgery_indicator_km", "distance-gp"),
            C("household_overcrowding_indicator", "overcrowding", Census, 2), C("homelessness_indicator_rate_per_1000_households", "homelessness"),
            C("owner_occupation_affordability_component_of_housing_affordability_indicator", "owner-affordability", Period.Year(2016), 2),
            C("private_rental_affordability_component_of_housing_affordability_indicator", "rental-affordability", Period.Year(2016), 2),
            C("housing_affordability_indicator", "housing-affordability", Period.Year(2016)), C("housing_in_poor_condition_indicator", "poor-housing", Period.Year(2015), 2),
            C("houses_without_central_heating_indicator", "no-central-heating", Census, 2), C("road_traffic_accidents_indicator", "road-accidents", Period.Years(2015, 2017)),
            C("nitrogen_dioxide_component_of_air_quality_indicator", "air-nitrogen-dioxide", Air), C("benzene_component_of_air_quality_indicator", "air-benzene", Air),
            C("sulphur_dioxide_component_of_air_quality_indicator", "air-sulphur-dioxide", Air), C("particulates_component_of_air_quality_indicator", "air-particulates", Air),
            C("air_quality_indicator", "air-quality", Air)),
    ];

    private static WideFile File(string name, string areaColumn, params IReadOnlyList<WideColumn> columns) =>
        new(Source, name, areaColumn, "an LSOA of 2011", areas => areas.Lsoa11, columns);

    private static WideColumn C(string column, string suffix, Period? period = null, int shift = 0, string? denominator = null) =>
        new(column, $"{Source}-{suffix}", period ?? Edition, shift, Denominator: denominator);
}
