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

    /// <summary>True where it may be given as help: open, or being built and said to be.</summary>
    public bool IsHelp => Discounts.Readiness(Asset.Status) > 0;

    /// <summary>
    /// True where it answers the need for whom it reaches: open, and at work on the need itself or a part of it. A public body that makes a
    /// need its aim convenes and commissions; that alone answers nothing.
    /// </summary>
    public bool Answers => Asset.Status == AssetStatuses.Open && Asset.Kind != AssetKinds.Partnership && Fit.Answers;
}
