namespace HealthNeeds.Analytics.Siting;

/// <summary>
/// What no plan can exceed. "A point counts only where a chosen site reaches it" is given a price by point, each floor a price by resident;
/// then the best sites are those with the highest sum of prices, and the total is an upper bound whatever the prices are
/// (Galvão and ReVelle 1996, "A Lagrangean heuristic for the maximal covering location problem", European Journal of Operational Research
/// 88, 114–123). Prices are moved by the subgradient to make the bound small.
/// </summary>
internal sealed class LagrangianBound
{
    private const int StepsAtOneSize = 8;

    private readonly WeightedCover cover;
    private readonly int[] allowed;
    private readonly Prices prices;
    private readonly bool[] reachable;
    private readonly double[] worth;
    private readonly double[] scale;
    private readonly double[] sums;
    private readonly int[] top;

    private LagrangianBound(WeightedCover cover, int[] allowed, Prices start)
    {
        (this.cover, this.allowed, prices) = (cover, allowed, start.Copy());
        (worth, reachable, sums) = (new double[cover.Table.Points], new bool[cover.Table.Points], new double[cover.Candidates.Count]);
        foreach (var point in allowed.SelectMany(j => cover.Candidates[j].Reached)) reachable[point] = cover.IsWanted(point);

        for (var i = 0; i < worth.Length; i++) prices.Points[i] = reachable[i] ? prices.Points[i] : 0;
        (scale, top) = ([.. cover.Floors.Select(f => f.Scale())], new int[Math.Min(cover.Sites, allowed.Length)]);
        (Sums, Best) = ([.. sums], prices.Copy());
    }

    /// <summary>The smallest bound found.</summary>
    public double Value { get; private set; } = double.PositiveInfinity;

    /// <summary>The bound without any site, at the best prices.</summary>
    public double Base { get; private set; }

    /// <summary>By candidate, the sum of the best prices of what it reaches: what it adds to <see cref="Base"/>.</summary>
    public double[] Sums { get; }

    public Prices Best { get; private set; }

    /// <param name="allowed">Candidates that can be chosen.</param>
    /// <param name="least">Weight of a plan that is known; the search for prices ends where the bound meets it.</param>
    public static LagrangianBound Find(WeightedCover cover, int[] allowed, long? least, Prices start, int steps)
    {
        var bound = new LagrangianBound(cover, allowed, start);
        var (size, idle) = (1.0, 0);
        for (var step = 0; step < steps && !(bound.Value < least + 0.999); step++)
        {
            idle = bound.Step(size, least) ? 0 : idle + 1;
            if (idle < StepsAtOneSize) continue;
            (size, idle) = (size / 2, 0);
        }

        return bound;
    }

    private bool Step(double size, long? least)
    {
        var basis = Worth();
        for (var i = 0; i < worth.Length; i++)
        {
            if (reachable[i] && worth[i] > prices.Points[i]) basis += worth[i] - prices.Points[i];
        }

        foreach (var site in allowed)
        {
            var sum = 0.0;
            foreach (var point in cover.Candidates[site].Reached) sum += prices.Points[point];
            sums[site] = sum;
        }

        Choose();
        var bound = basis;
        foreach (var site in top) bound += sums[site];
        var better = bound < Value - (1e-9 * Math.Abs(bound));
        if (better)
        {
            (Value, Base, Best) = (bound, basis, prices.Copy());
            sums.CopyTo(Sums, 0);
        }

        Move(size, bound - (least ?? (0.95 * bound)));
        return better;
    }

    /// <summary>What points are worth with the floors' prices; returns what the floors take off.</summary>
    private double Worth()
    {
        for (var i = 0; i < worth.Length; i++) worth[i] = cover.Weights[i];
        var basis = 0.0;
        for (var f = 0; f < scale.Length; f++)
        {
            var (price, residents) = (prices.Floors[f] / scale[f], cover.Floors[f].Residents);
            basis -= price * cover.Floors[f].Needed;
            for (var i = 0; i < worth.Length; i++) worth[i] += price * residents[i];
        }

        return basis;
    }

    /// <summary>The sites with the highest sums; of equals the first.</summary>
    private void Choose()
    {
        Array.Fill(top, -1);
        foreach (var site in allowed)
        {
            var next = site;
            for (var i = 0; i < top.Length; i++)
            {
                if (top[i] < 0 || sums[next] > sums[top[i]]) (next, top[i]) = (top[i], next);
                if (next < 0) break;
            }
        }
    }

    private void Move(double size, double gap)
    {
        var reached = new int[worth.Length];
        foreach (var site in top)
        {
            foreach (var point in cover.Candidates[site].Reached) reached[point]++;
        }

        var (excess, square, floors) = (new double[worth.Length], 0.0, new double[scale.Length]);
        for (var i = 0; i < worth.Length; i++)
        {
            if (!reachable[i]) continue;
            var counted = worth[i] > prices.Points[i];
            excess[i] = counted ? reached[i] - 1 : Math.Max(0, reached[i] - 1);
            square += excess[i] * excess[i];
            for (var f = 0; f < floors.Length; f++) floors[f] += counted || reached[i] > 0 ? cover.Floors[f].Residents[i] : 0;
        }

        for (var f = 0; f < floors.Length; f++)
        {
            floors[f] = (floors[f] - cover.Floors[f].Needed) / scale[f];
            square += floors[f] * floors[f];
        }

        if (square == 0) return;
        var step = size * Math.Max(gap, 1) / square;
        for (var i = 0; i < worth.Length; i++) prices.Points[i] = Math.Clamp(prices.Points[i] - (step * excess[i]), 0, Math.Max(0, worth[i]));
        for (var f = 0; f < floors.Length; f++) prices.Floors[f] = Math.Max(0, prices.Floors[f] - (step * floors[f]));
    }
}
