namespace HealthNeeds.Analytics.Siting;

/// <summary>What is sought: of the kept candidates those that add most weight, within number, budget and floors. Weights are whole numbers, so sums are exact and ties are ties.</summary>
/// <param name="Weights">By point; see <see cref="Weight"/>.</param>
/// <param name="Floors">What existing sites leave to be reached; floors they keep already are left out.</param>
internal sealed record WeightedCover(CoverageTable Table, long[] Weights, int Sites, double Budget, IReadOnlyList<LeftFloor> Floors)
{
    /// <summary>Weights are counted in thousandths of a resident.</summary>
    private const double Unit = 1000;

    public static long Weight(double need) => (long)Math.Round(need * Unit);

    public static double Need(double weight) => weight / Unit;

    public IReadOnlyList<CoverCandidate> Candidates => Table.Kept;

    /// <summary>True where reaching the point adds weight or helps to keep a floor.</summary>
    public bool IsWanted(int point)
    {
        if (Weights[point] > 0) return true;
        foreach (var floor in Floors)
        {
            if (floor.Residents[point] > 0) return true;
        }

        return false;
    }

    /// <summary>Of the sites' union, beyond existing ones.</summary>
    public long Value(IEnumerable<int> sites) => Union(sites).Sum(Weights);

    public CoverSet Union(IEnumerable<int> sites)
    {
        var union = new CoverSet(Table.Points);
        foreach (var site in sites) union.Add(Candidates[site].Cover);
        return union;
    }

    /// <summary>Residents missing to the floors, added up; 0 where all are kept.</summary>
    public long Missing(CoverSet covered)
    {
        var missing = 0L;
        foreach (var floor in Floors) missing += Math.Max(0, floor.Needed - covered.Sum(floor.Residents));
        return missing;
    }

    /// <summary>What is left to seek where some points are reached already.</summary>
    /// <param name="sites">How many sites are left to choose.</param>
    public WeightedCover Beyond(CoverSet covered, int sites)
    {
        long[] Left(long[] values) => [.. values.Select((v, i) => covered[i] ? 0 : v)];
        return this with { Weights = Left(Weights), Sites = sites, Floors = [.. Floors.Select(f => new LeftFloor(f.Name, f.Needed - covered.Sum(f.Residents), Left(f.Residents)))] };
    }

    public static IReadOnlyList<LeftFloor> Left(SitingProblem problem, CoverageTable table) =>
        [.. problem.Floors.Where(f => f.Share > 0).Select(f => LeftFloor.Of(f, problem, table)).Where(f => f.Needed > 0)];
}

/// <summary>Prices of points and floors.</summary>
internal sealed record Prices(double[] Points, double[] Floors)
{
    /// <summary>Each point's weight shared among those that reach it.</summary>
    public static Prices Even(WeightedCover cover)
    {
        var count = new int[cover.Table.Points];
        foreach (var point in cover.Candidates.SelectMany(c => c.Reached)) count[point]++;
        return new Prices([.. count.Select((n, i) => n == 0 ? 0 : cover.Weights[i] / (double)n)], new double[cover.Floors.Count]);
    }

    public Prices Copy() => new([.. Points], [.. Floors]);
}

/// <summary>A floor in residents.</summary>
/// <param name="Needed">Residents to be reached beyond those that existing sites reach.</param>
/// <param name="Residents">By point; 0 where it is none of the floor's.</param>
internal sealed record LeftFloor(string Name, long Needed, long[] Residents)
{
    /// <summary>Residents of a point of usual size times the root of the number of points: in it slack moves as prices of points do.</summary>
    public double Scale()
    {
        var points = Math.Max(1, Residents.Count(r => r > 0));
        return Math.Max(1, Residents.Sum()) / Math.Sqrt(points);
    }

    public static LeftFloor Of(ReachFloor floor, SitingProblem problem, CoverageTable table)
    {
        var residents = new long[problem.Points.Count];
        foreach (var point in floor.Points) residents[point] = problem.Points[point].Residents;
        var needed = (long)Math.Ceiling((floor.Share * residents.Sum()) - 1e-6) - table.Existing.Sum(residents);
        return new LeftFloor(floor.Name, needed, residents);
    }
}
