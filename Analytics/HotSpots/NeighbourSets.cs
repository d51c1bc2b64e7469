namespace HealthNeeds.Analytics.HotSpots;

/// <summary>
/// Random sets of so many areas, which stand in the place of the neighbours of every area that has as many. An area's own permutations are the first of the
/// sets that do not hold itself: given that, each is a set of others with equal chances, so permutations are conditional (Anselin 1995) and exactly as many as asked.
/// </summary>
internal sealed class NeighbourSets
{
    /// <summary>Sums of the same values in another order differ by their rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly int size;
    private readonly int permutations;
    private readonly int[] areas;
    private readonly int[] members;
    private readonly List<int>[] passedOver;

    /// <param name="size">Neighbours of each.</param>
    /// <param name="areas">Those that have as many.</param>
    /// <param name="of">Areas in all; more than <paramref name="size"/>.</param>
    public NeighbourSets(int size, int[] areas, int of, int permutations, int seed)
    {
        (this.size, this.permutations, this.areas) = (size, permutations, areas);
        passedOver = Array.ConvertAll(areas, _ => new List<int>());
        var (drawn, random) = (new List<int>(), new Random(unchecked((seed * 486_187_739) + size)));
        int[] order = [.. Enumerable.Range(0, of)];
        var (lastSetOf, wanted) = (new int[of], Array.ConvertAll(areas, _ => permutations));
        for (var (set, left) = (1, areas.Length); left > 0; set++)
        {
            for (var k = 0; k < size; k++)
            {
                var other = random.Next(k, of);
                (order[k], order[other]) = (order[other], order[k]);
                drawn.Add(order[k]);
                lastSetOf[order[k]] = set;
            }

            for (var a = 0; a < areas.Length; a++)
            {
                if (wanted[a] == 0 || lastSetOf[areas[a]] == set) passedOver[a].Add(set - 1);
                else if (--wanted[a] == 0) left--;
            }
        }

        members = [.. drawn];
    }

    /// <summary>Writes the pseudo p-values of these areas.</summary>
    /// <param name="z">Per area, its value less the mean.</param>
    /// <param name="neighbours">Per area, the sum over its neighbours.</param>
    public void Test(double[] z, double[] neighbours, double[] p)
    {
        var sums = new double[members.Length / size];
        for (var set = 0; set < sums.Length; set++)
        {
            var sum = 0.0;
            foreach (var area in members.AsSpan(set * size, size)) sum += z[area];
            sums[set] = sum;
        }

        var grouped = new GroupedValues(sums);
        for (var a = 0; a < areas.Length; a++)
        {
            var (least, most) = (neighbours[areas[a]] - Rounding, neighbours[areas[a]] + Rounding);
            var (atLeast, atMost) = (sums.Length - grouped.Below(least), grouped.Below(most));
            foreach (var set in passedOver[a])
            {
                if (sums[set] >= least) atLeast--;
                if (sums[set] < most) atMost--;
            }

            p[areas[a]] = Math.Min(1, 2.0 * (Math.Min(atLeast, atMost) + 1) / (permutations + 1));
        }
    }
}

/// <summary>Values in steps of equal width: how many are below one is told by whole steps and a look into its own. That takes a tenth of sorting them.</summary>
internal sealed class GroupedValues
{
    private const int Steps = 2048;

    private readonly double lowest;
    private readonly double highest;
    private readonly double perStep;
    private readonly int[] begins = new int[Steps + 1];
    private readonly double[] values;

    /// <param name="of">At least one.</param>
    public GroupedValues(double[] of)
    {
        (lowest, highest) = (of.Min(), of.Max());
        perStep = highest > lowest ? (Steps - 1) / (highest - lowest) : 0;
        values = new double[of.Length];
        foreach (var value in of) begins[Step(value) + 1]++;
        for (var s = 0; s < Steps; s++) begins[s + 1] += begins[s];
        int[] next = [.. begins];
        foreach (var value in of) values[next[Step(value)]++] = value;
    }

    public int Below(double value)
    {
        if (value <= lowest) return 0;
        if (value > highest) return values.Length;
        var step = Step(value);
        var below = begins[step];
        for (var i = begins[step]; i < begins[step + 1]; i++)
        {
            if (values[i] < value) below++;
        }

        return below;
    }

    private int Step(double value) => (int)((value - lowest) * perStep);
}
