namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// The leaves below one node of a tree, with the splits that decide between them: those on the way from the root to the node,
/// and those below it. The side a row takes at each of these splits is one bit of its pattern (1 for left).
/// </summary>
internal sealed class LeafGroup
{
    // Larger groups mean fewer look-ups per row and larger tables; at 8 bits a table column is 2 kB.
    private const int MostBits = 8;

    private LeafGroup(IReadOnlyList<int> splits, IReadOnlyList<LeafPath> leaves)
    {
        Splits = splits;
        Leaves = leaves;
    }

    /// <summary>Nodes of the tree; the position is the bit.</summary>
    public IReadOnlyList<int> Splits { get; }

    public IReadOnlyList<LeafPath> Leaves { get; }

    public int PatternCount => 1 << Splits.Count;

    /// <summary>Groups that hold every leaf of the tree once. A lone leaf explains nothing and has none.</summary>
    public static IEnumerable<LeafGroup> Of(RegressionTree tree) => tree.IsLeaf(0) ? [] : Below(tree, 0, []);

    /// <param name="tree">The tree.</param>
    /// <param name="node">Where the group may start.</param>
    /// <param name="path">The steps from the root to the node.</param>
    private static IEnumerable<LeafGroup> Below(RegressionTree tree, int node, PathStep[] path)
    {
        var splits = path.Select(s => s.Split).Concat(SplitsBelow(tree, node)).ToArray();
        if (splits.Length <= MostBits || tree.IsLeaf(node) || (tree.IsLeaf(tree.Left[node]) && tree.IsLeaf(tree.Left[node] + 1)))
        {
            return [new(splits, [.. LeavesBelow(tree, node, path).Select(leaf => LeafPath.Of(tree, leaf.Node, leaf.Path, splits))])];
        }

        return PathStep.Both(node).SelectMany(step => Below(tree, step.Child(tree), [.. path, step]));
    }

    private static IEnumerable<int> SplitsBelow(RegressionTree tree, int node) => tree.IsLeaf(node)
        ? []
        : SplitsBelow(tree, tree.Left[node]).Concat(SplitsBelow(tree, tree.Left[node] + 1)).Prepend(node);

    private static IEnumerable<(int Node, PathStep[] Path)> LeavesBelow(RegressionTree tree, int node, PathStep[] path) => tree.IsLeaf(node)
        ? [(node, path)]
        : PathStep.Both(node).SelectMany(step => LeavesBelow(tree, step.Child(tree), [.. path, step]));
}
