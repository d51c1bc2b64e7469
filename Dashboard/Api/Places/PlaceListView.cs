using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>A list of places as page and API show it.</summary>
/// <param name="Named">Null where codes were given.</param>
/// <param name="Ranked">By unmet need among all of England, greatest first.</param>
/// <param name="Draws">Null where they are not held; <paramref name="NoDraws"/> says why.</param>
/// <param name="Deprivation">Residents by tenth of England's neighbourhoods by deprivation, the most deprived first; empty where it is not known.</param>
/// <param name="NotAdded">How many indicators have figures of such places and no counts.</param>
internal sealed record PlaceListView(
    PlaceListQuery Query,
    ListedPlaces List,
    NamedPlaces? Named,
    IReadOnlyList<RankedArea> Ranked,
    ListedNeed? Draws,
    string? NoDraws,
    IReadOnlyList<int> Deprivation,
    IReadOnlyList<PlaceSum> Conditions,
    IReadOnlyList<PlaceSum> Indicators,
    int NotAdded)
{
    public const int Tenths = 10;

    public AreaLevel Level => List.Level;

    public int Count => List.Areas.Count;

    public int Population => List.Areas.Sum(a => a.Population ?? 0);

    /// <summary>How many are in each tier, the surest first.</summary>
    public IReadOnlyList<(Tier Tier, int Places)> Tiers => [.. Enum.GetValues<Tier>().Select(t => (t, Ranked.Count(r => r.Tier == t)))];

    /// <summary>Share of residents in England's most deprived fifth of neighbourhoods; null where it is not known.</summary>
    public double? MostDeprived => Deprivation.Sum() is > 0 and var all ? Deprivation.Take(Tenths / 5).Sum() / (double)all : null;

    /// <summary>Residents' mean of what places are ranked by, as a share above England's average: need is per resident, so this is the list's own.</summary>
    public double? Need => Ranked.Sum(r => r.Area.Population ?? 0) is > 0 and var people ? Ranked.Sum(r => r.Ranking.Score * (r.Area.Population ?? 0)) / people : null;

    public string Name => Named?.Title ?? "your list";

    /// <summary>Tells lists of as many places apart by what they hold, in the names of files and on paper.</summary>
    public string Mark => Sha256Text.OfText(string.Join(',', List.Codes))[..8];

    /// <summary>Which years the indicators that are added up are of, each once, the oldest first.</summary>
    public IReadOnlyList<Period> Periods => [.. Indicators.Where(i => i.Count is not null).Select(i => i.Period).OfType<Period>().Distinct().OrderBy(p => p.End).ThenBy(p => p.Start)];
}

/// <summary>Reads a list of places from the figures of a release.</summary>
internal sealed class PlaceListFigures(ReleaseFigures figures, CancellationToken token)
{
    /// <summary>The first of the release's draws that are looked into: a share of them is known to a standard error of 4 in 100 at most.</summary>
    public const int Draws = 200;

    /// <summary>Drawing all of England takes every processor for a second: one at once, and who waited for the same finds it done.</summary>
    private static readonly SemaphoreSlim Turns = new(1);

    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public PlaceListView Of(PlaceListQuery query)
    {
        var named = NamedPlaces.Of(figures, query, token);
        var list = ListedPlaces.Of(figures, query, named, token);
        if (list.Areas.Count == 0)
            return new PlaceListView(query, list, named, [], Draws: null, NoDraws: null, [], [], [], 0);
        var sums = new PlaceSums(figures, list, token);
        var indicators = sums.Indicators(query.Focus);
        var (draws, noDraws) = Drawn(query.Focus, list);
        return new PlaceListView(
            query,
            list,
            named,
            figures.Lease.Rankings.Of(query.Focus, list.Level, list.Codes, token: token),
            draws,
            noDraws,
            Deprivation(list),
            sums.Conditions(),
            indicators,
            sums.NotAdded(query.Focus, indicators));
    }

    /// <summary>Makes what every list of neighbourhoods asks of all England, which takes seconds.</summary>
    public static void Warm(ReleaseFigures figures)
    {
        if (figures.Scenarios is { } engine)
            Tenths(figures, engine, new NeedScenario(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, AreaCode.England), CancellationToken.None);
        PlaceSums.England(figures, AreaLevel.Lsoa21);
        DeprivationTenths(figures);
    }

    private (ListedNeed? Draws, string? Reason) Drawn(string focus, ListedPlaces list)
    {
        if (figures.Scenarios is not { } engine) return (null, "This release does not hold what its rankings were drawn from.");
        var scenario = new NeedScenario(focus, NeedKind.Unmet, list.Level, AreaCode.England);
        if (Tenths(figures, engine, scenario, token) is not { } tenths || engine.Sample(scenario, Draws, list.Codes.ToHashSet(), token) is not { Areas.Count: > 0 } sample)
            return (null, "This release does not hold what this ranking was drawn from.");
        var residents = list.Areas.ToDictionary(a => a.Code, a => a.Population ?? 0);
        return sample.Areas.Sum(a => residents.GetValueOrDefault(a)) == 0 ? (null, "The residents of these places are not held.") : (ListedNeed.Of(sample, tenths, residents), null);
    }

    /// <summary>What it takes to be in England's worst tenth, draw by draw; remembered for each ranking and level. Null where it cannot be drawn.</summary>
    public static DrawnTenths? Tenths(ReleaseFigures figures, ScenarioEngine engine, NeedScenario scenario, CancellationToken token) =>
        Turns.Take(() => figures.RememberForAll($"places/tenths/{scenario.Focus}/{scenario.Level}", () => engine.Tenths(scenario, Draws, Environment.ProcessorCount, token)), token);

    private int[] Deprivation(ListedPlaces list)
    {
        var tenths = DeprivationTenths(figures);
        var people = new int[PlaceListView.Tenths];
        foreach (var (lsoa, residents) in figures.Lease.PlaceLists.Neighbourhoods(list.Codes, token))
        {
            if (tenths.TryGetValue(lsoa, out var tenth)) people[tenth] += residents;
        }

        return people.Sum() == 0 ? [] : people;
    }

    /// <summary>England's neighbourhoods by tenth of the Index of Multiple Deprivation 2025, from 0, the most deprived.</summary>
    private static Dictionary<AreaCode, int> DeprivationTenths(ReleaseFigures figures) => figures.RememberForAll<Dictionary<AreaCode, int>>("places/deprivation", () =>
    {
        var (areas, columns) = figures.Lease.Comparison.Columns([Inequality.InequalityFigures.Deprivation], AreaLevel.Lsoa21);
        if (columns.Count == 0) return [];
        var known = areas.Zip(columns[0].Values).Where(a => !double.IsNaN(a.Second)).OrderByDescending(a => a.Second).ThenBy(a => a.First).ToList();
        return known.Select((a, i) => (a.First, Tenth: (int)((long)i * PlaceListView.Tenths / known.Count))).ToDictionary(a => a.First, a => a.Tenth);
    });
}
