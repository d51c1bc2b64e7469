namespace HealthNeeds.Analytics.Trials;

/// <summary>
/// Controls for sites: areas as like them as can be in what is not an outcome. Without replacement the sum of distances over all sites is the least there is
/// (optimal matching: Rosenbaum 1989, Journal of the American Statistical Association 84, 1024–1032), and as many places as can be are filled; with replacement each site has those nearest to it.
/// </summary>
public static class MatchedControls
{
    /// <param name="sites">In the order they are reported in.</param>
    /// <param name="pool">Areas that controls may be taken from; sites among them are left out.</param>
    /// <returns>One for each site, with at most the number asked for, nearest first.</returns>
    public static IReadOnlyList<MatchedSite> Of(IReadOnlyList<MatchArea> sites, IReadOnlyList<MatchArea> pool, MatchRules rules)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(rules);
        var chosen = sites.Select(s => s.Code).ToHashSet();
        MatchArea[] candidates = [.. pool.Where(p => !chosen.Contains(p.Code)).OrderBy(p => p.Code)];
        var distances = AreaDistances.Of([.. sites.Concat(candidates).Select(a => a.Values)], rules.Measure);
        double[][] costs = [.. sites.Select((s, i) => candidates.Select((c, j) => Cost(s, c, distances.Between(i, sites.Count + j), rules)).ToArray())];
        var found = rules.WithReplacement ? [.. costs.Select(row => Nearest(row, rules.PerSite))] : Shared(costs, rules.PerSite);
        return [.. sites.Select((s, i) => new MatchedSite(s.Code, [.. found[i].OrderBy(j => costs[i][j]).ThenBy(j => j).Select(j => new MatchedControl(candidates[j].Code, costs[i][j], Kilometres(s, candidates[j])))], rules.PerSite))];
    }

    private static double Cost(MatchArea site, MatchArea candidate, double distance, MatchRules rules) =>
        (rules.OtherAuthority && site.Authority is { } authority && candidate.Authority == authority)
        || (rules.MostKilometres is { } most && !(Kilometres(site, candidate) <= most))
        || distance > rules.Caliper
            ? double.PositiveInfinity
            : distance;

    private static double? Kilometres(MatchArea one, MatchArea other) => one.Location is { } here && other.Location is { } there ? here.KilometresTo(there) : null;

    private static int[] Nearest(double[] row, int count) => [.. Enumerable.Range(0, row.Length).Where(j => double.IsFinite(row[j])).OrderBy(j => row[j]).ThenBy(j => j).Take(count)];

    private static int[][] Shared(double[][] costs, int perSite)
    {
        var places = LeastCostAssignment.Of([.. costs.SelectMany(row => Enumerable.Repeat(row, perSite))]);
        return [.. Enumerable.Range(0, costs.Length).Select(site => places.Skip(site * perSite).Take(perSite).Where(j => j >= 0).ToArray())];
    }
}

/// <param name="Authority">The local authority it lies in; null where it is one itself.</param>
/// <param name="Values">What areas are matched on, all known, in the same order for all.</param>
public sealed record MatchArea(AreaCode Code, AreaCode? Authority, Location? Location, double[] Values);

/// <param name="PerSite">Controls for each site, 1 or more.</param>
/// <param name="OtherAuthority">A control may not lie in its site's authority, where the intervention could reach it.</param>
/// <param name="MostKilometres">Between the population-weighted centres; null for no limit.</param>
/// <param name="Caliper">The greatest distance of a control, in standard deviations; null for no limit.</param>
/// <param name="WithReplacement">One area may be the control of several sites.</param>
public sealed record MatchRules(int PerSite, bool OtherAuthority, double? MostKilometres, double? Caliper, DistanceMeasure Measure, bool WithReplacement);

/// <param name="Wanted">How many controls were asked for.</param>
public sealed record MatchedSite(AreaCode Site, IReadOnlyList<MatchedControl> Controls, int Wanted)
{
    /// <summary>False where the limits leave fewer controls than were asked for. How like the site they are, <see cref="Balance"/> tells of all together.</summary>
    public bool HasAll => Controls.Count == Wanted;
}

/// <param name="Distance">In standard deviations, over all that areas are matched on.</param>
/// <param name="Kilometres">Null where a centre is not known.</param>
public sealed record MatchedControl(AreaCode Area, double Distance, double? Kilometres);
