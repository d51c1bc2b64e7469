namespace HealthNeeds.Analytics.Trials;

/// <summary>Gives every row a column of its own, no column twice, as many rows as can be, at the least cost in all.</summary>
/// <remarks>Kuhn (1955), Naval Research Logistics 2, 83–97, by shortest augmenting paths (Jonker &amp; Volgenant 1987, Computing 38, 325–340).</remarks>
public static class LeastCostAssignment
{
    /// <param name="costs"><c>costs[row][column]</c>, 0 or more; infinite where they may not meet.</param>
    /// <returns>A column for each row, or -1 where it has none. Among equals the same every time.</returns>
    public static int[] Of(IReadOnlyList<double[]> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        if (costs.Count == 0) return [];
        var columns = costs[0].Length;
        // A row without a column takes one of its own that costs more than all others together: fewest rows go without.
        var none = 1 + costs.Sum(r => r.Where(double.IsFinite).DefaultIfEmpty(0).Max());
        double Cost(int row, int column) => column < columns ? costs[row][column] : column == columns + row ? none : double.PositiveInfinity;
        return [.. Rows(costs.Count, columns + costs.Count, Cost).Select(c => c < columns ? c : -1)];
    }

    private static int[] Rows(int rows, int columns, Func<int, int, double> cost)
    {
        var (rowPrice, columnPrice) = (new double[rows + 1], new double[columns + 1]);
        // Row that has each column, from 1; 0 is none.
        var (owner, before) = (new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            owner[0] = row;
            Augment(Grow(owner, before, rowPrice, columnPrice, cost), owner, before);
        }

        var found = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (owner[column] > 0) found[owner[column] - 1] = column - 1;
        }

        return found;
    }

    /// <summary>Follows the cheapest way from the new row to a column that nobody has, and moves the prices along.</summary>
    private static int Grow(int[] owner, int[] before, double[] rowPrice, double[] columnPrice, Func<int, int, double> cost)
    {
        var columns = owner.Length - 1;
        var (least, seen) = (Enumerable.Repeat(double.PositiveInfinity, columns + 1).ToArray(), new bool[columns + 1]);
        var at = 0;
        do
        {
            seen[at] = true;
            var (row, step, next) = (owner[at], double.PositiveInfinity, 0);
            for (var column = 1; column <= columns; column++)
            {
                if (seen[column]) continue;
                var reduced = cost(row - 1, column - 1) - rowPrice[row] - columnPrice[column];
                if (reduced < least[column]) (least[column], before[column]) = (reduced, at);
                if (least[column] < step) (step, next) = (least[column], column);
            }

            for (var column = 0; column <= columns; column++)
            {
                if (seen[column]) (rowPrice[owner[column]], columnPrice[column]) = (rowPrice[owner[column]] + step, columnPrice[column] - step);
                else least[column] -= step;
            }

            at = next;
        }
        while (owner[at] != 0);
        return at;
    }

    private static void Augment(int at, int[] owner, int[] before)
    {
        while (at != 0)
        {
            owner[at] = owner[before[at]];
            at = before[at];
        }
    }
}
