namespace HealthNeeds.Core.Focus;

/// <summary>One of an ICS's focus areas.</summary>
/// <param name="Id">As in addresses: "cardio-respiratory".</param>
/// <param name="ShortName">Fits a filter button.</param>
/// <param name="Weight">Declared share in the overall ranking; the shares of a region's focus areas sum to 1.</param>
public sealed record FocusArea(string Id, string Name, string ShortName, string Question, double Weight)
{
    /// <summary>The id of the ranking over all focus areas.</summary>
    public const string Overall = "overall";
}
