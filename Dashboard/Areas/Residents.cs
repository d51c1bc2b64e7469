namespace HealthNeeds.Dashboard.Areas;

/// <summary>Who lives in an area, as far as the release knows.</summary>
/// <param name="Facts">Short facts for the head of the page.</param>
public sealed record Residents(int? People, IReadOnlyList<AgeBand> Ages, IReadOnlyList<string> Facts)
{
    public double? Share(string band) => Ages.FirstOrDefault(a => a.Name == band)?.Here;
}
