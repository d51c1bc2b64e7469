namespace HealthNeeds.Dashboard.Maps;

/// <summary>
/// The outline of several neighbouring areas together: a border that two of them share is walked twice and drops out, what is
/// left is walked once. So the outline lies exactly on the areas' own borders, which separately simplified outlines do not.
/// </summary>
internal static class BorderTracer
{
    public static List<IReadOnlyList<(int X, int Y)>> Trace(IEnumerable<IReadOnlyList<(int X, int Y)>> rings)
    {
        var neighbours = Neighbours(SingleEdges(rings));
        var outline = new List<IReadOnlyList<(int X, int Y)>>();
        while (neighbours.FirstOrDefault(n => n.Value.Count > 0) is { Value: not null } start)
            outline.Add(Walk(neighbours, start.Key));
        return outline;
    }

    private static HashSet<((int X, int Y) From, (int X, int Y) To)> SingleEdges(IEnumerable<IReadOnlyList<(int X, int Y)>> rings)
    {
        var edges = new HashSet<((int, int), (int, int))>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
                var edge = a.CompareTo(b) < 0 ? (a, b) : (b, a);
                if (a != b && !edges.Add(edge))
                    edges.Remove(edge);
            }
        }

        return edges;
    }

    private static Dictionary<(int X, int Y), List<(int X, int Y)>> Neighbours(HashSet<((int X, int Y) From, (int X, int Y) To)> edges)
    {
        var neighbours = new Dictionary<(int X, int Y), List<(int X, int Y)>>();
        foreach (var (from, to) in edges)
        {
            Add(from, to);
            Add(to, from);
        }

        return neighbours;

        void Add((int, int) at, (int, int) other)
        {
            if (!neighbours.TryGetValue(at, out var list))
                neighbours[at] = list = [];
            list.Add(other);
        }
    }

    /// <summary>Follows unused edges until there is none to follow; every point has an even number, so the walk ends where it began.</summary>
    private static List<(int X, int Y)> Walk(Dictionary<(int X, int Y), List<(int X, int Y)>> neighbours, (int X, int Y) start)
    {
        var ring = new List<(int X, int Y)>();
        var at = start;
        while (neighbours[at].Count > 0)
        {
            ring.Add(at);
            var next = neighbours[at][^1];
            neighbours[at].RemoveAt(neighbours[at].Count - 1);
            neighbours[next].Remove(at);
            at = next;
        }

        return ring;
    }
}
