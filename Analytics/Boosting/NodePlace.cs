namespace HealthNeeds.Analytics.Boosting;

/// <summary>Where a growing node stands: its index, its range of the row partition, and the splits above it.</summary>
internal readonly record struct NodePlace(int Node, int Start, int End, int Depth)
{
    public int RowCount => End - Start;

    public NodePlace Left(int node, int middle) => new(node, Start, middle, Depth + 1);

    public NodePlace Right(int node, int middle) => new(node, middle, End, Depth + 1);
}
