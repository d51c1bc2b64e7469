namespace HealthNeeds.Core.Rankings;

/// <summary>One burden or gap model of a release: what it predicts, from what, and whether it was good enough to ship.</summary>
/// <param name="Label">Id of the outcome indicator.</param>
/// <param name="Shipped">"trees-and-ridge", "ridge", or the id of the baseline that ships because no model beat it.</param>
/// <param name="Notes">What must be said wherever its result is shown.</param>
public sealed record ModelCard(string Id, string Title, string Label, string Engine, string Shipped, int Areas, int Folds, int Rounds, int Seed, IReadOnlyList<string> Features, IReadOnlyList<string> Notes)
{
    /// <summary>How it was counted, step by step, with sources; for who wants to check.</summary>
    public IReadOnlyList<string> Workings { get; init; } = [];
}

/// <param name="Scheme">How the model was tested: "leave-lsoa-out", "leave-la-out", "leave-icb-out", or "outside-" and the check.</param>
/// <param name="Candidate">"shipped", or what it is compared with, such as "ridge", "imd-2019", "previous-value".</param>
/// <param name="Metric">"spearman", "worst-tenth-overlap", "ndcg", "captured-share".</param>
/// <param name="Extent">Code of the area the metric is computed over.</param>
/// <param name="Lower">5th percentile of the bootstrap over local authorities, where computed.</param>
public sealed record ModelMetric(string Model, string Scheme, string Candidate, string Metric, string Extent, double Value, double? Lower, double? Upper);

/// <summary>A check a model must pass to ship.</summary>
public sealed record ModelGate(string Model, string Gate, bool Passed, string Detail);

/// <summary>How much of the movement in ranks one assumption explains when all of them are varied at once: Sobol indices, 0 to 1, each with the middle 90% of a bootstrap.</summary>
/// <param name="Focus">A focus area, or the overall ranking.</param>
/// <param name="Extent">Code of England or of the ICB whose LSOAs are ranked.</param>
/// <param name="Factor">The assumption: focus-weights, harm, aggregation, outcomes, shrinkage, or the id of a figure of care.</param>
/// <param name="First">By itself: the share of the variance that would go if this assumption were settled.</param>
/// <param name="Total">With others: the share that would stay if all but this one were settled.</param>
public sealed record Sensitivity(
    string Focus,
    string Extent,
    string Factor,
    double First,
    double FirstLower,
    double FirstUpper,
    double Total,
    double TotalLower,
    double TotalUpper);

/// <summary>What the evaluation calls the model cards of rankings, and what tells of a ranking's parts: written by the analysis, asked for by readers.</summary>
public static class ModelIds
{
    /// <summary>The card of all focus areas together.</summary>
    public const string Overall = "unmet-need";

    /// <summary>The scheme of metrics that say which share of a ranking each of its parts makes.</summary>
    public const string SharesScheme = "shares-of-ranking";

    /// <summary>The scheme of metrics, of the card of all focus areas, that say how alike a ranking of MSOAs comes out of one half of GP practices and of the other.</summary>
    public const string HalvesScheme = "practice-halves";

    /// <summary>A ranking whose halves go together by less is not reliable.</summary>
    public const double LeastHalves = 0.7;

    /// <param name="focus">A focus area, or <see cref="FocusArea.Overall"/>.</param>
    public static string Of(string focus) => focus == FocusArea.Overall ? Overall : $"focus-{focus}";
}
