namespace HealthNeeds.Core.Models;

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
