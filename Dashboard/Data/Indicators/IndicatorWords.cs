using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Dashboard.Data.Indicators;

internal static class IndicatorWords
{
    public static string Direction(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsWorse => "higher is worse",
        Polarity.HigherIsBetter => "higher is better",
        _ => "no better way",
    };

    public static string Role(IndicatorRole role) => role switch
    {
        IndicatorRole.Burden => "burden: ill health itself",
        IndicatorRole.Gap => "gap: care that may fall short",
        IndicatorRole.Determinant => "determinant: goes with ill health",
        _ => "context: shown, not used to rank",
    };

    public static string Focus(string id, IReadOnlyList<FocusArea> focusAreas) =>
        id == FocusArea.Overall ? "All focus areas" : focusAreas.FirstOrDefault(f => f.Id == id)?.ShortName ?? id;
}
