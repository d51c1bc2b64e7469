namespace HealthNeeds.Core.Indicators;

/// <param name="Focus">A focus-area id, or "overall".</param>
/// <param name="Role">What it means to a reader there.</param>
public sealed record IndicatorUse(string Focus, IndicatorRole Role)
{
    /// <summary>What it does in the ranking; a test holds it to the analysis.</summary>
    public FigureRole Ranks { get; init; }
}
