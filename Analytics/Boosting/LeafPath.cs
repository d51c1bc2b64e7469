namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// A leaf as a game between the features on its path (several splits on one feature are one player). With S the features that are
/// known, the leaf is worth <c>value × Π(j in S) met_j × Π(j not in S) share_j</c>, where met_j is 1 when the row passes all of
/// j's splits and share_j is the share of training rows that do.
/// </summary>
internal sealed class LeafPath
{
    private readonly double value;
    private readonly PathFeature[] players;
    private readonly double[] rest;

    private LeafPath(double value, PathFeature[] players)
    {
        this.value = value;
        this.players = players;
        rest = new double[1 << players.Length];
        Span<double> one = stackalloc double[players.Length + 1];
        one.Clear();
        one[0] = 1;
        FillRest(0, 0, one);
    }

    public IEnumerable<int> Features => players.Select(p => p.Feature);

    /// <param name="tree">The tree.</param>
    /// <param name="leaf">The node.</param>
    /// <param name="path">How it is reached.</param>
    /// <param name="splits">Which split is which bit of a pattern.</param>
    public static LeafPath Of(RegressionTree tree, int leaf, PathStep[] path, int[] splits) =>
        new(tree.Value[leaf], [.. path.GroupBy(s => tree.Feature[s.Split]).Select(steps => PathFeature.Of(tree, steps, splits))]);

    /// <summary>Adds the leaf's Shapley values for one pattern.</summary>
    /// <param name="pattern">The sides a row takes.</param>
    /// <param name="amounts">One per feature of the group.</param>
    /// <param name="slotOf">Where a feature's amount goes.</param>
    public void Add(int pattern, Span<double> amounts, ReadOnlySpan<int> slotOf)
    {
        var met = 0;
        for (var j = 0; j < players.Length; j++) met |= players[j].IsMet(pattern) ? 1 << j : 0;
        for (var j = 0; j < players.Length; j++)
        {
            var share = players[j].Share;
            var others = met & ~(1 << j);
            var gain = others == met ? -1 : (1 - share) / share;
            amounts[slotOf[players[j].Feature]] += gain * value * rest[others];
        }
    }

    /// <summary>
    /// For every set of met players, the mean of the leaf's indicator over the orders in which one more player can arrive:
    /// the product of (share_j + met_j t) has as coefficient of t^s the sum over coalitions of s met players,
    /// and each of those precedes the newcomer with the Shapley weight s! (n - s - 1)! / n!.
    /// </summary>
    private void FillRest(int player, int met, ReadOnlySpan<double> product)
    {
        if (player == players.Length)
        {
            rest[met] = Weigh(product);
            return;
        }

        Span<double> next = stackalloc double[product.Length];
        for (var s = 0; s < next.Length; s++) next[s] = product[s] * players[player].Share;
        FillRest(player + 1, met, next);
        for (var s = 1; s < next.Length; s++) next[s] += product[s - 1];
        FillRest(player + 1, met | (1 << player), next);
    }

    private double Weigh(ReadOnlySpan<double> product)
    {
        var sum = 0.0;
        for (var (s, weight) = (0, 1.0 / players.Length); s < players.Length; s++)
        {
            sum += product[s] * weight;
            weight *= (s + 1.0) / (players.Length - s - 1);
        }

        return sum;
    }
}

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
