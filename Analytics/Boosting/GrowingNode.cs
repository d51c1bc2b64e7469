namespace HealthNeeds.Analytics.Boosting;

/// <summary>What a node of a growing tree knows: its packed gradients and the interval its leaves must stay in.</summary>
internal readonly record struct NodeSums(long Word, double Lowest, double Highest)
{
    public static NodeSums Root(long word) => new(word, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The best single value for the node: -G / (H + λ), kept inside the interval.</summary>
    public double Value(PackedGradients gradients, double l2)
    {
        var denominator = gradients.Hessian(Word) + l2;
        return denominator > 0 ? Math.Clamp(-gradients.Gradient(Word) / denominator, Lowest, Highest) : 0;
    }

    /// <summary>Twice the reduction of the objective at that value: -(2 G w + (H + λ) w²).</summary>
    public double Score(PackedGradients gradients, double l2)
    {
        var value = Value(gradients, l2);
        return -((2 * gradients.Gradient(Word) * value) + ((gradients.Hessian(Word) + l2) * value * value));
    }
}

/// <summary>Where a growing node stands: its index, its range of the row partition, and the splits above it.</summary>
internal readonly record struct NodePlace(int Node, int Start, int End, int Depth)
{
    public int RowCount => End - Start;

    public NodePlace Left(int node, int middle) => new(node, Start, middle, Depth + 1);

    public NodePlace Right(int node, int middle) => new(node, middle, End, Depth + 1);
}
