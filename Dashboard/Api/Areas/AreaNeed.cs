namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>One ranking's view of an area.</summary>
/// <param name="Score">Unrounded, so that the contributions sum to it.</param>
/// <param name="Ranks">By unmet need.</param>
/// <param name="Kinds">By burden and by gap alone.</param>
/// <param name="Contributions">Largest amount first.</param>
internal sealed record AreaNeed(
    string Focus,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double PWorstTenth,
    string Tier,
    double? WorstTenthInIcb,
    double? FirstTenInIcb,
    IReadOnlyList<AreaRank> Ranks,
    IReadOnlyList<AreaKind> Kinds,
    IReadOnlyList<AreaContribution> Contributions);
