namespace HealthNeeds.Analytics.Boosting;

/// <summary>A way to split a node: bins up to and including <see cref="Bin"/> go left.</summary>
/// <param name="Feature">-1 when there is no way.</param>
/// <param name="Bin">The last bin when only missing values go right.</param>
/// <param name="MissingLeft">Side of missing values.</param>
/// <param name="Score">Reduction of the objective reached by both children, doubled.</param>
/// <param name="Left">Packed gradients of the left child.</param>
internal readonly record struct SplitCandidate(int Feature, int Bin, bool MissingLeft, double Score, long Left)
{
    public static SplitCandidate None { get; } = new(-1, 0, MissingLeft: false, double.NegativeInfinity, 0);
}
