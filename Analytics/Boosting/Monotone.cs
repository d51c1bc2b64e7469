namespace HealthNeeds.Analytics.Boosting;

/// <summary>How the prediction may move when one feature rises and all others stay.</summary>
public enum Monotone
{
    Decreasing = -1,
    None = 0,
    Increasing = 1,
}
