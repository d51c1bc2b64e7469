namespace HealthNeeds.Core.Rankings;

/// <summary>How sure we are that an area is in England's worst tenth, in words.</summary>
public enum Tier
{
    VeryLikely,
    Likely,
    Possibly,
    Unlikely,
}
