namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>Where an area stands by burden or gap alone.</summary>
/// <param name="Kind">"burden" or "gap".</param>
/// <param name="Reason">Why it is not ranked by it; null where it is.</param>
internal sealed record AreaKind(string Kind, string? Reason, IReadOnlyList<AreaRank> Ranks);
