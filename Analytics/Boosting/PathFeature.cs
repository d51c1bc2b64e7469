namespace HealthNeeds.Analytics.Boosting;

/// <summary>What the path to a leaf asks of one feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Share">The share of training rows that pass its splits, as if they were independent of the others.</param>
/// <param name="Bits">Its splits, as bits of a pattern.</param>
/// <param name="Wanted">The sides it must take at them.</param>
internal readonly record struct PathFeature(int Feature, double Share, int Bits, int Wanted)
{
    public static PathFeature Of(RegressionTree tree, IGrouping<int, PathStep> steps, int[] splits)
    {
        var (share, bits, wanted) = (1.0, 0, 0);
        foreach (var step in steps)
        {
            var bit = 1 << Array.IndexOf(splits, step.Split);
            share *= step.Share(tree);
            bits |= bit;
            wanted |= step.GoesLeft ? bit : 0;
        }

        return new(steps.Key, share, bits, wanted);
    }

    public bool IsMet(int pattern) => (pattern & Bits) == Wanted;
}
