namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>One ranking's view of an area.</summary>
/// <param name="Score">Unrounded, so that the contributions sum to it.</param>
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
    IReadOnlyList<AreaRank> Ranks,
    IReadOnlyList<AreaContribution> Contributions);
