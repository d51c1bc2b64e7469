namespace HealthNeeds.Dashboard.Areas;

/// <summary>How a figure stands against England's areas of the same level.</summary>
public enum Verdict
{
    NotCompared,
    Worse,
    Similar,
    Better,
    Higher,
    Lower,
}
