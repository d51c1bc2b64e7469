using HealthNeeds.Core.Focus;

namespace HealthNeeds.Core.Models;

/// <summary>What the evaluation calls the model cards of rankings, and what tells of a ranking's parts: written by the analysis, asked for by readers.</summary>
public static class RankingModels
{
    /// <summary>The card of all focus areas together.</summary>
    public const string Overall = "unmet-need";

    /// <summary>The scheme of metrics that say which share of a ranking each of its parts makes.</summary>
    public const string SharesScheme = "shares-of-ranking";

    /// <param name="focus">A focus area, or <see cref="FocusArea.Overall"/>.</param>
    public static string Of(string focus) => focus == FocusArea.Overall ? Overall : $"focus-{focus}";
}
