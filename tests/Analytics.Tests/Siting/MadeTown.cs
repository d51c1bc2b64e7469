using HealthNeeds.Analytics.Siting;

namespace HealthNeeds.Analytics.Tests.Siting;

/// <summary>A seeded square of 20 km with people, and places for sites among them.</summary>
internal static class MadeTown
{
    public static SitingProblem Of(int seed, int points, int candidates)
    {
        var random = new Random(seed);
        Location Place() => new(53.3 + (0.18 * random.NextDouble()), -1.6 + (0.3 * random.NextDouble()));
        return new SitingProblem(
            [.. Enumerable.Range(0, points).Select(i => new DemandPoint(new AreaCode($"E01{i:000000}"), Place(), 1000 + random.Next(1500), 0.4 + (1.6 * random.NextDouble())))],
            [.. Enumerable.Range(0, candidates).Select(i => new CandidateSite($"site-{i:00}", $"Site {i}", Place(), 1 + random.Next(3)))],
            [],
            Sites: 3,
            new TravelLimit(6),
            []);
    }

    /// <summary>Two halves and a scattered fifth must each be reached.</summary>
    public static SitingProblem WithFloors(SitingProblem town, double share)
    {
        int[] Where(Func<int, bool> holds) => [.. Enumerable.Range(0, town.Points.Count).Where(holds)];
        return town with
        {
            Floors =
            [
                new ReachFloor("west", Where(i => town.Points[i].Location.Longitude < -1.45), share / 2),
                new ReachFloor("east", Where(i => town.Points[i].Location.Longitude >= -1.45), share / 2),
                new ReachFloor("fifth", Where(i => i % 5 == 0), share),
            ],
        };
    }
}

/// <summary>The best of all combinations, tried one by one.</summary>
internal static class BruteForce
{
    /// <returns>Need within the limit of a site; −1 where no combination keeps budget and floors.</returns>
    public static double Best(SitingProblem problem)
    {
        var best = -1.0;
        var reaches = problem.Candidates.Select(c => problem.Points.Select(p => c.Location.KilometresTo(p.Location) * problem.Travel.Detour <= problem.Travel.Kilometres).ToArray()).ToArray();
        for (var set = 0; set < 1 << problem.Candidates.Count; set++)
        {
            if (int.PopCount(set) > problem.Sites) continue;
            int[] chosen = [.. Enumerable.Range(0, problem.Candidates.Count).Where(c => (set & (1 << c)) != 0)];
            if (chosen.Sum(c => problem.Candidates[c].Cost) > (problem.Budget ?? double.MaxValue)) continue;
            bool[] covered = [.. problem.Points.Select((_, i) => chosen.Any(c => reaches[c][i]))];
            double Residents(IEnumerable<int> points) => points.Sum(i => (double)problem.Points[i].Residents);
            if (problem.Floors.Any(f => Residents(f.Points.Where(i => covered[i])) < (f.Share * Residents(f.Points)) - 1e-6)) continue;
            best = Math.Max(best, problem.Points.Where((_, i) => covered[i]).Sum(p => p.Residents * p.NeedPerResident));
        }

        return best;
    }
}
