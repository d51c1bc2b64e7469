namespace HealthNeeds.Dashboard.Wording;

/// <summary>Plain words for the assumptions that ranks may depend on.</summary>
internal static class AssumptionWords
{
    private const string Care = "care-";

    private static readonly Dictionary<string, string> Assumptions = new(StringComparer.Ordinal)
    {
        ["focus-weights"] = "How much each focus area weighs",
        ["harm"] = "How much harm each condition is said to do",
        ["aggregation"] = "Whether conditions are added up, or multiplied, so that a low one makes up for less of a high one",
        ["outcomes"] = "Which outcomes are counted",
        ["shrinkage"] = "How far estimates are drawn towards England’s average",
    };

    private static readonly Dictionary<string, string> Figures = new(StringComparer.Ordinal)
    {
        ["care-diabetes-blood-pressure"] = "blood pressure of people with diabetes",
        ["care-diabetes-hba1c"] = "blood sugar of people with diabetes",
        ["care-hypertension-blood-pressure-under-80"] = "high blood pressure",
        ["care-chd-blood-pressure-under-80"] = "blood pressure in coronary heart disease",
        ["care-af-anticoagulation"] = "anticoagulants in atrial fibrillation",
        ["care-stroke-blood-pressure-under-80"] = "blood pressure after a stroke",
        ["care-copd-review"] = "reviews of COPD",
        ["care-asthma-review"] = "reviews of asthma",
        ["care-smi-care-plan"] = "care plans in severe mental illness",
        ["care-depression-review"] = "reviews of depression",
        ["care-cancer-review"] = "reviews of cancer",
        ["care-cervical-screening-25-49"] = "cervical screening",
        ["care-childhood-vaccination-18-months"] = "vaccination by 18 months",
        ["care-early-diagnosis"] = "cancers found early",
        ["care-child-vaccination"] = "vaccination of children",
    };

    /// <summary>An assumption without words of its own is shown by its id.</summary>
    public static string Of(string factor)
    {
        if (Assumptions.TryGetValue(factor, out var words)) return words;
        if (!factor.StartsWith(Care, StringComparison.Ordinal)) return factor.Replace('-', ' ');
        return $"Whether care is counted: {Figures.GetValueOrDefault(factor, factor[Care.Length..].Replace('-', ' '))}";
    }
}
