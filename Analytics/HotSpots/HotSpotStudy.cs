namespace HealthNeeds.Analytics.HotSpots;

/// <summary>Finds where high values lie among high ones, and how sure that is.</summary>
public static class HotSpotStudy
{
    /// <summary>Expected share of clusters that are none, at most.</summary>
    public const double Rate = 0.05;

    /// <summary>With fewer areas every area is nearly everybody's neighbour, and permutations say nothing.</summary>
    public const int FewestAreas = 20;

    /// <param name="map">Every area has a neighbour.</param>
    /// <param name="values">Per area of the map.</param>
    /// <param name="draws">Values as they might be, by draw, then area; none where that is not known.</param>
    /// <param name="threads">Used at most; the result does not depend on them.</param>
    /// <param name="grouped">The kind of cluster whose groups are told of.</param>
    /// <returns>Null where all values are alike.</returns>
    /// <exception cref="OperationCanceledException" />
    public static HotSpotResult? Of(Contiguity map, IReadOnlyList<double> values, IReadOnlyList<double[]> draws, int seed, int threads, ClusterKind grouped = ClusterKind.HighHigh, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(draws);
        var tests = new NeighbourTests(map.Neighbours, seed);
        if (LocalMoran.Of(values, tests) is not { } moran) return null;
        var (adjusted, kinds) = Kinds(moran);
        var hot = Hot(tests, draws, threads, cancellation);
        return new HotSpotResult(
            moran.All,
            draws.Count,
            [.. map.Codes.Select((code, i) => new HotSpotPlace(code, values[i], map.Neighbours[i].Length, map.Neighbours[i].Average(j => values[j]), moran.I[i], moran.P[i], adjusted[i], kinds[i], hot is null ? null : hot[i] / (double)draws.Count))],
            map.Groups(i => kinds[i] == grouped));
    }

    private static (double[] Adjusted, ClusterKind[] Kinds) Kinds(LocalMoran moran)
    {
        var adjusted = FalseDiscovery.Adjusted(moran.P);
        return (adjusted, [.. adjusted.Select((q, i) => q > Rate ? ClusterKind.None : (moran.Z[i] > 0, moran.Around[i] > 0) switch
        {
            (true, true) => ClusterKind.HighHigh,
            (false, false) => ClusterKind.LowLow,
            (true, false) => ClusterKind.HighLow,
            _ => ClusterKind.LowHigh,
        })]);
    }

    /// <summary>Per area, the number of draws in which it is a hot spot.</summary>
    private static int[]? Hot(NeighbourTests tests, IReadOnlyList<double[]> draws, int threads, CancellationToken cancellation)
    {
        if (draws.Count == 0) return null;
        var times = new int[tests.Neighbours.Count];
        Parallel.For(0, draws.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, d =>
        {
            if (LocalMoran.Of(draws[d], tests) is not { } moran) return;
            var (_, kinds) = Kinds(moran);
            for (var i = 0; i < kinds.Length; i++)
            {
                if (kinds[i] == ClusterKind.HighHigh) Interlocked.Increment(ref times[i]);
            }
        });
        return times;
    }
}

/// <summary>How an area and its neighbours stand to the mean, where that is more than chance.</summary>
public enum ClusterKind
{
    /// <summary>No more alike or unlike than chance makes places.</summary>
    None,

    /// <summary>High among high: a hot spot.</summary>
    HighHigh,

    /// <summary>Low among low: a cold spot.</summary>
    LowLow,

    /// <summary>High among low.</summary>
    HighLow,

    /// <summary>Low among high.</summary>
    LowHigh,
}

/// <param name="Moran">Moran's I of all areas; about 0 where values lie at random, 1 where neighbours are alike.</param>
/// <param name="Draws">How many draws were looked into.</param>
/// <param name="Places">In the order of the map.</param>
/// <param name="HotGroups">Hot spots, or clusters of the kind that was asked for, that touch: by their positions, the largest group first.</param>
public sealed record HotSpotResult(double Moran, int Draws, IReadOnlyList<HotSpotPlace> Places, IReadOnlyList<IReadOnlyList<int>> HotGroups);

/// <param name="Around">Mean value of its neighbours.</param>
/// <param name="Adjusted">The lowest rate of false discoveries at which it is a cluster.</param>
/// <param name="HotInDraws">Share of draws in which it is a hot spot; null where there are none.</param>
public sealed record HotSpotPlace(AreaCode Code, double Value, int Neighbours, double Around, double I, double P, double Adjusted, ClusterKind Kind, double? HotInDraws);

/// <summary>
/// Many tests at once: control of the false discovery rate, the expected share of findings that are none (Benjamini and Hochberg 1995, Controlling the
/// false discovery rate, Journal of the Royal Statistical Society B 57, 289–300).
/// </summary>
public static class FalseDiscovery
{
    /// <summary>Each test's adjusted value: the lowest rate at which it is a finding. At a rate of 0.05 findings are those of at most 0.05.</summary>
    /// <param name="p">From 0 to 1.</param>
    public static double[] Adjusted(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        int[] order = [.. Enumerable.Range(0, p.Count).OrderByDescending(i => p[i])];
        var (adjusted, least) = (new double[p.Count], 1.0);
        for (var k = 0; k < order.Length; k++)
        {
            least = Math.Min(least, p[order[k]] * p.Count / (p.Count - k));
            adjusted[order[k]] = least;
        }

        return adjusted;
    }
}
