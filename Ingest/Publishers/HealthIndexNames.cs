namespace HealthNeeds.Ingest.Publishers;

/// <summary>The Health Index's own names of the indicators that are carried, and the ids they have here.</summary>
internal static class HealthIndexNames
{
    public static IReadOnlyDictionary<string, string> Suffixes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Life expectancy"] = "life-expectancy",
        ["Mortality from all causes"] = "mortality",
        ["Avoidable mortality"] = "avoidable-mortality",
        ["Infant mortality"] = "infant-mortality",
        ["Suicides"] = "suicide",
        ["Self-harm"] = "self-harm",
        ["Frailty"] = "hip-fractures",
        ["Disability"] = "disability",
        ["Children's social, emotional and mental health"] = "semh",
        ["Life satisfaction"] = "life-satisfaction",
        ["Activities in life are worthwhile"] = "worthwhile",
        ["Happiness"] = "happiness",
        ["Feelings of anxiety"] = "anxiety",
        ["Low birth weight"] = "low-birth-weight",
        ["Early years development"] = "early-development",
        ["Child vaccination coverage"] = "child-vaccination",
        ["Overweight and obesity in children"] = "child-overweight",
        ["Teenage pregnancy"] = "teenage-pregnancy",
        ["Pupil absences"] = "pupil-absence",
        ["Pupil attainment"] = "pupil-attainment",
        ["Young people in education, employment and apprenticeships"] = "young-people-eet",
        ["Child poverty"] = "child-poverty",
        ["Smoking"] = "smoking",
        ["Alcohol misuse"] = "alcohol-admissions",
        ["Overweight and obesity in adults"] = "adult-overweight",
        ["Physical activity"] = "physical-activity",
        ["Sedentary behaviour"] = "inactivity",
        ["Healthy eating"] = "healthy-eating",
        ["Cancer screening attendance"] = "cancer-screening",
        ["Unemployment"] = "unemployment",
        ["Workplace safety"] = "workplace-injuries",
        ["Air pollution"] = "air-pollution",
        ["Household overcrowding"] = "overcrowding",
        ["Rough sleeping"] = "rough-sleeping",
        ["Private outdoor space"] = "private-outdoor-space",
        ["Distance to GP services"] = "distance-gp",
        ["Distance to pharmacies"] = "distance-pharmacy",
        ["Distance to sports or leisure facilities"] = "distance-leisure",
    };
}
