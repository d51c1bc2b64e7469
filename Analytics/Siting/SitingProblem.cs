namespace HealthNeeds.Analytics.Siting;

/// <summary>
/// The maximal covering location problem (Church, R. and ReVelle, C. (1974), "The maximal covering location problem", Papers of the
/// Regional Science Association 32, 101–118): of the candidates choose so many that most need lies within the travel limit of a site.
/// </summary>
/// <param name="Points">Where people are.</param>
/// <param name="Candidates">Where a new site could be; of candidates that reach the same points the first by id stands for all.</param>
/// <param name="Existing">Sites that are there already; what they reach counts as covered.</param>
/// <param name="Sites">How many new ones at most, 1 to <see cref="MostSites"/>.</param>
/// <param name="Floors">Least shares that a plan must reach of the residents of some of the points.</param>
/// <param name="Budget">The sum of costs allowed, in the unit of <see cref="CandidateSite.Cost"/>; null where costs do not matter.</param>
public sealed record SitingProblem(
    IReadOnlyList<DemandPoint> Points,
    IReadOnlyList<CandidateSite> Candidates,
    IReadOnlyList<Location> Existing,
    int Sites,
    TravelLimit Travel,
    IReadOnlyList<ReachFloor> Floors,
    double? Budget = null)
{
    public const int MostSites = 5;

    public int Sites { get; init => field = value is >= 1 and <= MostSites ? value : throw new ArgumentOutOfRangeException(nameof(Sites), value, $"From 1 to {MostSites} sites can be asked for."); } = Sites;
}

/// <summary>A neighbourhood at its population-weighted centre.</summary>
/// <param name="Residents">Of all ages.</param>
/// <param name="NeedPerResident">Against England's average, which is 1; 0 is none at all, so it is never negative.</param>
public sealed record DemandPoint(AreaCode Code, Location Location, int Residents, double NeedPerResident)
{
    public double NeedPerResident { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(NeedPerResident), value, "Need counts from nothing and cannot be negative."); } = NeedPerResident;

    /// <summary>Residents times need: as many residents at England's average.</summary>
    public double Need => Residents * NeedPerResident;
}

/// <param name="Id">Unique among candidates.</param>
/// <param name="Cost">In any one unit; the same for all where costs are not known.</param>
public sealed record CandidateSite(string Id, string Name, Location Location, double Cost = 1);

/// <summary>How far is near enough.</summary>
/// <param name="Kilometres">Of travel.</param>
/// <param name="Detour">Kilometres of travel for one in a straight line, at least 1. The default is near that of a right-angled grid of
/// streets, 4/π = 1.27 over all directions; how well straight lines stand for roads: Boscoe, Henry and Zdeb (2012), "A nationwide
/// comparison of driving distance versus straight-line distance to hospitals", Professional Geographer 64(2).</param>
public readonly record struct TravelLimit(double Kilometres, double Detour = TravelLimit.UsualDetour)
{
    public const double UsualDetour = 1.3;

    /// <summary>Travel between two places, in kilometres.</summary>
    public double Between(Location from, Location to) => from.KilometresTo(to) * Detour;

    public bool Reaches(Location from, Location to) => Between(from, to) <= Kilometres;
}

/// <summary>A share of residents that must be reached, whatever it costs in need.</summary>
/// <param name="Name">Whose: an authority, or the most deprived fifth.</param>
/// <param name="Points">Positions among the problem's points.</param>
/// <param name="Share">0 to 1, of their residents; existing sites count.</param>
public sealed record ReachFloor(string Name, IReadOnlyList<int> Points, double Share);
