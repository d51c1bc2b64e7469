using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>How far one domain moves an area's unmet need from the median of its peers. An association, not a cause.</summary>
/// <param name="Difference">In shares of England's average: 0.12 is 12 percentage points. Positive: more need than the median.</param>
public sealed record ContributionGap(ContributionSide Side, string Domain, double Difference)
{
    /// <summary>Every domain of an area against the medians, largest movement first.</summary>
    public static IReadOnlyList<ContributionGap> Of(IEnumerable<Contribution> here, IEnumerable<Contribution> medians)
    {
        var typical = medians.ToDictionary(m => (m.Side, m.Domain), m => m.Value);
        return here
            .Select(c => new ContributionGap(c.Side, c.Domain, c.Value - typical.GetValueOrDefault((c.Side, c.Domain))))
            .OrderByDescending(g => Math.Abs(g.Difference))
            .ToList();
    }
}
