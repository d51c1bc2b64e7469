using System.Collections.Concurrent;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>What goes with each rank of a list: page, JSON, CSV and map layer have it from here.</summary>
/// <param name="find">In a sentence; null where nothing is said of a place.</param>
/// <param name="shorten">The same in short; empty where only a sentence can say it.</param>
internal sealed class RankReasons(Func<RankedArea, string?> find, Func<RankedArea, IReadOnlyList<RankReason>> shorten)
{
    /// <summary>Burden and gap are not explained by domain, and no page lists all of England's LSOAs or MSOAs, which have no typical place near by.</summary>
    private static readonly RankReasons None = new(_ => null, _ => []);

    public string? Of(RankedArea place) => find(place);

    public IReadOnlyList<RankReason> InShort(RankedArea place) => shorten(place);

    /// <param name="within">What the list is of; null for the region that is shown.</param>
    public static RankReasons Of(ReleaseFigures figures, string focus, NeedKind kind, AreaLevel level, Area? within)
    {
        if (kind != NeedKind.Unmet)
            return None;
        if (level == AreaLevel.Icb)
            return OfIcbs(figures.IcbNeeds(focus));
        if (Peers(figures, level, within) is not { } peers)
            return None;
        // The region's are asked for again and again, and kept; the rest of England would fill the memory.
        var isKept = within is null || within.Level == AreaLevel.England || figures.IsOfRegion(within);
        return OfDomains(
            isKept ? figures.Contributions(focus, level, peers) : figures.Lease.Rankings.Contributions(focus, level, within!.Code),
            isKept ? figures.Medians(focus, level, peers) : figures.Lease.Rankings.ContributionMedians(focus, level, peers),
            isKept ? figures.Remember($"reasons/{focus}/{level}/{peers}", () => new ConcurrentDictionary<AreaCode, string?>()) : []);
    }

    /// <summary>Whose typical place each is held against: England's, or that of the ICB it lies in.</summary>
    private static AreaCode? Peers(ReleaseFigures figures, AreaLevel level, Area? within) => within switch
    {
        null => figures.Region.Code,
        { } shown when shown.Code == figures.Region.Code => shown.Code,
        { Level: AreaLevel.England } => level == AreaLevel.Ltla24 ? AreaCode.England : null,
        { Level: AreaLevel.Icb } => within.Code,
        _ => within.Icb,
    };

    /// <param name="said">Sentences that were made before: lists are asked for whole, again and again.</param>
    private static RankReasons OfDomains(ILookup<AreaCode, Contribution> contributions, IReadOnlyList<Contribution> medians, ConcurrentDictionary<AreaCode, string?> said) => new(
        place => said.GetOrAdd(place.Area.Code, code => contributions[code] is var own && own.Any() ? WhySentence.Of(ContributionGap.Of(own, medians)) : null),
        place => WhySentence.Reasons(ContributionGap.Of(contributions[place.Area.Code], medians)));

    private static RankReasons OfIcbs(IReadOnlyDictionary<AreaCode, IcbNeed> needs) => new(place => needs.TryGetValue(place.Area.Code, out var need) ? Neighbourhoods(need) : null, _ => []);

    /// <summary>How many of an ICB's neighbourhoods are very likely in England's worst tenth, by unmet need, which they are counted by.</summary>
    internal static string Neighbourhoods(IcbNeed need) => need.Worst == 0
        ? $"None of its {Figures.Count(need.Neighbourhoods)} neighbourhoods is very likely in England’s worst tenth."
        : $"{Figures.Count(need.Worst)} of its {Figures.Count(need.Neighbourhoods)} neighbourhoods ({Figures.Percent((double)need.Worst / need.Neighbourhoods)}) {Verb.Is(need.Worst)} very likely in England’s worst tenth: {Figures.Count(need.WorstResidents)} people live there.";
}
