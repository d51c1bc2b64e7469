namespace HealthNeeds.Core.Indicators;

/// <summary>Which way is worse. Applied once, where a figure becomes need.</summary>
public enum Polarity
{
    None,
    HigherIsWorse,
    HigherIsBetter,
}
