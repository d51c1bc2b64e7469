using HealthNeeds.Analytics.Siting;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Siting;

/// <summary>A plan as page and API show it.</summary>
/// <param name="Open">Open assets with a site, which can be named as existing.</param>
/// <param name="Existing">Those that the plan takes as there.</param>
/// <param name="HasDeprivation">Whether the release can tell the most deprived fifth.</param>
public sealed record PlanView(PlanQuery Query, string Region, IReadOnlyList<FocusArea> FocusAreas, IReadOnlyList<Asset> Open, IReadOnlyList<Asset> Existing, bool HasDeprivation)
{
    /// <summary>Why nothing was planned; null where something was.</summary>
    public string? Reason { get; init; }

    /// <summary>Neighbourhoods in the order of the problem's points.</summary>
    public IReadOnlyList<Area> Places { get; init; } = [];

    /// <summary>Neighbourhoods left out because residents or centre are not held.</summary>
    public int SetAside { get; init; }

    /// <summary>Neighbourhoods of the list that lie outside the region; 0 without a list.</summary>
    public int Outside { get; init; }

    /// <summary>Where people are looked at: the places of the list, else the region.</summary>
    public string Extent => Query.Limit?.Title ?? Region;

    /// <summary>Which years the figures are of that need is estimated from.</summary>
    public IReadOnlyList<Period> Measured { get; init; } = [];

    public SitingProblem? Problem { get; init; }

    public SitingResult? Result { get; init; }

    /// <summary>The plan that was asked for; null where nothing was planned.</summary>
    public CurvePoint? Plan => Result?.Plan(Query.Sites);

    /// <summary>What is reached: the plan's, and without a plan what existing sites reach.</summary>
    public Reach Covered => Plan?.Covered ?? Result?.Existing ?? default;

    /// <summary>Share of all need, 0 to 1.</summary>
    public double NeedShare(Reach reach) => Result is { Total.Need: > 0 } result ? reach.Need / result.Total.Need : 0;

    public double ResidentShare(Reach reach) => Result is { Total.Residents: > 0 } result ? reach.Residents / (double)result.Total.Residents : 0;

    /// <summary>By authority, the least reached first.</summary>
    public IReadOnlyList<AuthorityReach> Authorities() =>
    [
        .. Enumerable.Range(0, Places.Count).GroupBy(i => Places[i].LocalAuthorityName ?? "Not known").Select(g => new AuthorityReach(
            g.Key,
            Sum(g),
            Sum(g.Where(i => Result!.Points[i].Covered))))
            .OrderBy(a => a.Covered.Need / Math.Max(a.Total.Need, 1e-9)).ThenBy(a => a.Name, StringComparer.Ordinal),
    ];

    /// <summary>Positions of places that stay uncovered, most need first.</summary>
    public IReadOnlyList<int> Uncovered() => [.. Enumerable.Range(0, Places.Count).Where(i => !Result!.Points[i].Covered).OrderByDescending(i => Problem!.Points[i].Need).ThenBy(i => Places[i].Code)];

    private Reach Sum(IEnumerable<int> places) => places.Aggregate(default(Reach), (sum, i) => new Reach(sum.Need + Problem!.Points[i].Need, sum.Residents + Problem.Points[i].Residents));
}

/// <summary>How much of an authority is reached.</summary>
public sealed record AuthorityReach(string Name, Reach Total, Reach Covered)
{
    public Reach Left => new(Total.Need - Covered.Need, Total.Residents - Covered.Residents);
}
