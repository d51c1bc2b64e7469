using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>An asset that passed the gate for a need, with what does not depend on the area.</summary>
/// <param name="Index">Its place in the catalogue.</param>
/// <param name="Text">Words shared, against the best candidate for the need: 0 to 1.</param>
/// <param name="LifeCourse">0 to 1.</param>
internal sealed record Candidate(int Index, Asset Asset, Need Need, NeedFit Fit, double Text, double LifeCourse)
{
    /// <summary>The need's place in the catalogue, which names the more telling needs of a field first.</summary>
    public required int NeedOrder { get; init; }
}
