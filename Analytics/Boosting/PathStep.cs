namespace HealthNeeds.Analytics.Boosting;

/// <summary>One side of one split on the way to a leaf.</summary>
internal readonly record struct PathStep(int Split, bool GoesLeft)
{
    public static PathStep[] Both(int split) => [new(split, GoesLeft: true), new(split, GoesLeft: false)];

    public int Child(RegressionTree tree) => GoesLeft ? tree.Left[Split] : tree.Left[Split] + 1;

    /// <summary>The share of the training rows at the split that took this side.</summary>
    public double Share(RegressionTree tree)
    {
        var left = tree.Left[Split];
        return tree.Cover[Child(tree)] / (tree.Cover[left] + tree.Cover[left + 1]);
    }
}
