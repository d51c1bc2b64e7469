namespace HealthNeeds.Core.Rankings;

public enum ContributionSide
{
    Burden,
    Gap,
}
