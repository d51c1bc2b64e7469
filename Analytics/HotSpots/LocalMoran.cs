namespace HealthNeeds.Analytics.HotSpots;

/// <summary>
/// Local Moran's I (Anselin 1995, Local indicators of spatial association, Geographical Analysis 27, 93–115): z·Σ w z / m₂ with z the value less the mean,
/// w alike for each neighbour and 1 together, m₂ the mean of z². Pseudo p-values are of both sides: twice the smaller share of permutations as far out.
/// </summary>
/// <param name="Z">Per area, standard deviations above the mean.</param>
/// <param name="Around">The mean of <paramref name="Z"/> over its neighbours.</param>
/// <param name="I">Positive among its like.</param>
/// <param name="P">At least 2 / (permutations + 1).</param>
public sealed record LocalMoran(double[] Z, double[] Around, double[] I, double[] P)
{
    /// <summary>Moran's I of all areas, the mean of theirs.</summary>
    public double All => I.Average();

    /// <returns>Null where all values are alike.</returns>
    public static LocalMoran? Of(IReadOnlyList<double> values, NeighbourTests tests)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(tests);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        if (!(deviation > 1e-12 * Math.Max(1, Math.Abs(mean)))) return null;
        double[] z = [.. values.Select(v => (v - mean) / deviation)];
        double[] sums = [.. tests.Neighbours.Select(n => n.Sum(j => z[j]))];
        double[] around = [.. sums.Select((s, i) => s / tests.Neighbours[i].Length)];
        return new LocalMoran(z, around, [.. z.Select((v, i) => v * around[i])], tests.Of(z, sums));
    }
}

/// <summary>Permutations of one map, made once for any number of values on it. Safe on several threads.</summary>
public sealed class NeighbourTests
{
    public const int Permutations = 9_999;

    private readonly NeighbourSets[] sets;

    /// <param name="neighbours">Per area, positions of its neighbours; each has one or more.</param>
    /// <exception cref="ArgumentException">An area has no neighbour.</exception>
    public NeighbourTests(IReadOnlyList<int[]> neighbours, int seed, int permutations = Permutations)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        if (neighbours.Any(n => n.Length == 0)) throw new ArgumentException("Every area must have a neighbour: islands are left out.", nameof(neighbours));
        Neighbours = neighbours;
        sets = [.. Enumerable.Range(0, neighbours.Count).GroupBy(i => neighbours[i].Length).OrderBy(g => g.Key).Select(g => new NeighbourSets(g.Key, [.. g], neighbours.Count, permutations, seed))];
    }

    public IReadOnlyList<int[]> Neighbours { get; }

    internal double[] Of(double[] z, double[] sums)
    {
        var p = new double[z.Length];
        foreach (var set in sets) set.Test(z, sums, p);
        return p;
    }
}
