using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <param name="Side">"burden" or "gap".</param>
/// <param name="Value">What the domain adds to the score: all of them sum to it.</param>
internal sealed record AreaContribution(string Side, string Domain, double Value)
{
    public static AreaContribution Of(Contribution contribution) =>
        new(contribution.Side == ContributionSide.Burden ? "burden" : "gap", contribution.Domain, contribution.Value);
}
