namespace HealthNeeds.Dashboard.Areas;

/// <summary>Who lives in an area, as far as the release knows.</summary>
/// <param name="People">Counted in Census 2021.</param>
/// <param name="Facts">Short facts for the head of the page.</param>
/// <param name="Estimate">ONS's later estimate; null until Nomis was asked.</param>
public sealed record Residents(int? People, IReadOnlyList<AgeBand> Ages, IReadOnlyList<string> Facts, ResidentsEstimate? Estimate = null)
{
    public double? Share(string band) => Ages.FirstOrDefault(a => a.Name == band)?.Here;
}
