using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.FindNeed;

/// <summary>Everything the page shows.</summary>
/// <param name="Kinds">What places can be ranked by, and what not, here.</param>
/// <param name="Total">Areas in the list after the text filter.</param>
/// <param name="Ranked">Areas in the list before it.</param>
/// <param name="NoMap">Why there is no map; null where one can be drawn.</param>
/// <param name="Example">What could be searched for: a name and a code of this list.</param>
public sealed record FindNeedView(
    FindNeedQuery Query,
    string Sentence,
    string Extent,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<KindChoice> Kinds,
    IReadOnlyList<Area> Authorities,
    Area? Within,
    IReadOnlyList<SoWhat> Cards,
    IReadOnlyList<RankRow> Rows,
    int Total,
    int Ranked,
    int Pages,
    MapView? Map,
    NoMap? NoMap,
    string Example,
    bool HasWide,
    IReadOnlyList<AuthorityShare> Shares,
    IReadOnlyList<NumberedAsset> Assets,
    string DownloadQuery,
    RankingGrounds Grounds)
{
    public bool IsRankedBy(NeedKind kind) => Kinds.Single(k => k.Kind == kind).WhyNot is null;

    /// <summary>Why nothing is ranked by what was chosen; null where something is.</summary>
    public string? NotRanked => Kinds.Single(k => k.Kind == Query.Kind).WhyNot;
}
