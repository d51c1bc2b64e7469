using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

/// <summary>Everything the page shows.</summary>
/// <param name="Finding">What the ranking comes to; null where nothing is ranked.</param>
/// <param name="Sentence">What is ranked, and what that counts.</param>
/// <param name="Kinds">What places can be ranked by, and what not, here.</param>
/// <param name="Total">Areas in the list after the text filter.</param>
/// <param name="Ranked">Areas in the list before it.</param>
/// <param name="NoMap">Why there is no map; null where one can be drawn.</param>
/// <param name="Example">What could be searched for: a name and a code of this list.</param>
public sealed record FindNeedView(
    FindNeedQuery Query,
    string? Finding,
    string Sentence,
    string Extent,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<KindChoice> Kinds,
    IReadOnlyList<Area> Authorities,
    Area? Within,
    IReadOnlyList<HeadlineCard> Cards,
    IReadOnlyList<FindNeedRow> Rows,
    int Total,
    int Ranked,
    int Pages,
    MapView? Map,
    NoMap? NoMap,
    string Example,
    bool HasWide,
    IReadOnlyList<AuthorityBandCounts> Shares,
    IReadOnlyList<NumberedAsset> Assets,
    string DownloadQuery,
    RankingGrounds Grounds)
{
    /// <summary>Regions that can be shown instead: those that are set up first, then every other ICB.</summary>
    public IReadOnlyList<RegionOption> Regions { get; init; } = [];

    /// <summary>Of England's ICBs, those whose neighbourhoods are most often in England's worst tenth, most first; empty of other lists.</summary>
    public IReadOnlyList<IcbSpread> Spread { get; init; } = [];

    /// <summary>What the region was made of, where its ICB was founded or has another boundary than before; else null.</summary>
    public string? Boundary { get; init; }

    public bool IsRankedBy(NeedKind kind) => Kinds.Single(k => k.Kind == kind).WhyNot is null;

    /// <summary>Why nothing is ranked by what was chosen; null where something is.</summary>
    public string? NotRanked => Kinds.Single(k => k.Kind == Query.Kind).WhyNot;
}

/// <param name="Id">As an address names it.</param>
/// <param name="IsSetUp">It has a folder of its own in data/regions.</param>
public sealed record RegionOption(string Id, string Name, bool IsSetUp, bool IsShown);

/// <param name="WhyNot">Why places are not ranked by it here; null where they are.</param>
public sealed record KindChoice(NeedKind Kind, string? WhyNot);

/// <param name="Position">Place in the whole list, before any text filter.</param>
/// <param name="Value">What it is ranked by, against England's average, in words.</param>
/// <param name="Why">What goes with the rank, in a sentence; null where that is not explained.</param>
/// <param name="Reasons">Up to three of it in short; empty where only the sentence says it.</param>
public sealed record FindNeedRow(int Position, RankedArea Place, string Address, string Subtitle, string Value, string? Why, IReadOnlyList<RankReason> Reasons)
{
    /// <summary>As the list calls it.</summary>
    public string Name => EnglandList.ShortName(Place.Area);
}

/// <summary>How many of an ICB's neighbourhoods are very likely in England's worst tenth.</summary>
public sealed record IcbSpread(string Name, string Address, int Worst, int Neighbourhoods);

/// <summary>How one authority's areas spread over the colour scale, most need first.</summary>
public sealed record AuthorityBandCounts(string Name, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();
}

/// <summary>An asset in the list beside the map, with the number its spot has there.</summary>
public sealed record NumberedAsset(string Number, string Name, string Address);
