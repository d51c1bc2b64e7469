namespace HealthNeeds.Dashboard.FindNeed;

/// <summary>How one authority's areas spread over the colour scale, most need first.</summary>
public sealed record AuthorityShare(string Name, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();
}
