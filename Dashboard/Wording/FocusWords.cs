using HealthNeeds.Core.Focus;

namespace HealthNeeds.Dashboard.Wording;

internal static class FocusWords
{
    /// <summary>A focus area as it reads inside a sentence: "all focus areas", "mental health".</summary>
    public static string Of(string id, IReadOnlyList<FocusArea> focusAreas) =>
        id == FocusArea.Overall ? "all focus areas" : focusAreas.FirstOrDefault(f => f.Id == id)?.ShortName.ToLowerInvariant() ?? id;
}
