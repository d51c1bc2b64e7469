using HealthNeeds.Analytics.HotSpots;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.HotSpots;

/// <param name="Measure">What is looked at.</param>
/// <param name="Periods">Of which years the figures are.</param>
/// <param name="Reason">Why nothing was found out; null where something was.</param>
/// <param name="Looked">Places with a value and a neighbour with one.</param>
/// <param name="Moran">Moran's I of all of them.</param>
/// <param name="Clusters">How many places are of each kind.</param>
/// <param name="HotGroups">Sizes of the groups that hot spots hang together in, cold spots where low is worse, the largest first.</param>
/// <param name="Draws">How many draws of the ranking were looked into; null where that is not available, and 'drawsReason' says why.</param>
/// <param name="Islands">Places left out because they touch none.</param>
/// <param name="Unknown">Places left out because they have no value.</param>
/// <param name="Items">Hot spots first, cold spots where low is worse, within a kind the strongest first.</param>
internal sealed record HotSpotAnswer(
    ReleaseStamp Release,
    string Address,
    string Need,
    string Kind,
    string Level,
    string Region,
    string Measure,
    string? Unit,
    bool LowIsWorse,
    IReadOnlyList<string> Periods,
    string Finding,
    string? Reason,
    int Looked,
    int Permutations,
    int Seed,
    double Rate,
    double? Moran,
    IReadOnlyDictionary<string, int> Clusters,
    IReadOnlyList<int> HotGroups,
    int? Draws,
    string? DrawsReason,
    IReadOnlyList<string> Islands,
    IReadOnlyList<string> Unknown,
    string Method,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<HotSpotItem> Items)
{
    public static HotSpotAnswer Of(HotSpotView view, ReleaseStamp stamp, IReadOnlyList<string> attribution) => new(
        stamp,
        view.Query.Address,
        view.Query.Need,
        view.Query.Kind.Id(),
        view.Query.Level.Id(),
        view.Region,
        view.Measure.Title,
        view.Measure.Unit is { Length: > 0 } unit ? unit : "share above England's average",
        view.Measure.LowIsWorse,
        [.. view.Measure.Measured.Select(p => p.ToString())],
        HotSpotWords.Finding(view),
        view.Reason,
        view.Looked,
        NeighbourTests.Permutations,
        HotSpotFigures.Seed,
        HotSpotStudy.Rate,
        view.Result?.Moran,
        HotSpotWords.Kinds(view.Worse).ToDictionary(k => k.Id(), view.Count),
        [.. view.Result?.HotGroups.Select(g => g.Count) ?? []],
        view is { Result: { Draws: > 0 } result } ? result.Draws : null,
        view.NoDraws,
        [.. view.Islands.Select(c => c.Value)],
        [.. view.Unknown.Select(c => c.Value)],
        HotSpotWords.Method(view),
        HotSpotWords.Caveats(view),
        FigureLicence.Of(view.Measure.Indicator),
        attribution,
        HotSpotItem.Of(view));
}

/// <param name="Around">Mean value of its neighbours.</param>
/// <param name="LocalMoran">Local Moran's I.</param>
/// <param name="Adjusted">The lowest rate of false discoveries at which it is a cluster.</param>
/// <param name="Group">Of hot spots: the number of the group it hangs together with, 1 the largest.</param>
/// <param name="HotInDraws">Share of draws in which it is a hot spot; null where that is not available.</param>
internal sealed record HotSpotItem(string Code, string Name, string? PlaceName, string? LocalAuthority, int? Population, string Cluster, double Value, int Neighbours, double Around, double LocalMoran, double P, double Adjusted, int? Group, double? HotInDraws) : IListedArea
{
    private const int Places = 6;

    public static IReadOnlyList<HotSpotItem> Of(HotSpotView view)
    {
        var groups = view.Groups;
        return [.. view.Listed.Select(p => Of(p, view.Areas.GetValueOrDefault(p.Code), groups.TryGetValue(p.Code, out var group) ? group : null))];
    }

    private static HotSpotItem Of(HotSpotPlace place, Area? area, int? group) => new(
        place.Code.Value,
        area?.Name ?? place.Code.Value,
        area?.PlaceName,
        area?.LocalAuthorityName,
        area?.Population,
        place.Kind.Id(),
        Math.Round(place.Value, Places),
        place.Neighbours,
        Math.Round(place.Around, Places),
        Math.Round(place.I, Places),
        Math.Round(place.P, Places),
        Math.Round(place.Adjusted, Places),
        group,
        place.HotInDraws);

    public static CsvColumn<HotSpotItem>[] Columns(HotSpotView view, string release) =>
    [
        .. ListedArea.Columns<HotSpotItem>(),
        CsvColumn<HotSpotItem>.Text("cluster", i => i.Cluster),
        CsvColumn<HotSpotItem>.Number("value", i => i.Value),
        CsvColumn<HotSpotItem>.Number("neighbours", i => i.Neighbours),
        CsvColumn<HotSpotItem>.Number("around", i => i.Around),
        CsvColumn<HotSpotItem>.Number("localMoran", i => i.LocalMoran),
        CsvColumn<HotSpotItem>.Number("p", i => i.P),
        CsvColumn<HotSpotItem>.Number("adjusted", i => i.Adjusted),
        CsvColumn<HotSpotItem>.Number("group", i => i.Group),
        CsvColumn<HotSpotItem>.Number("hotInDraws", i => i.HotInDraws),
        CsvColumn<HotSpotItem>.Text("need", _ => view.Query.Need),
        CsvColumn<HotSpotItem>.Text("kind", _ => view.Query.IsRanking ? view.Query.Kind.Id() : null),
        CsvColumn<HotSpotItem>.Text("period", _ => string.Join("; ", view.Measure.Measured.Distinct())),
        CsvColumn<HotSpotItem>.Text("settings", _ => view.Query.Address),
        CsvColumn<HotSpotItem>.Text("release", _ => release),
        CsvColumn<HotSpotItem>.Text("licence", _ => FigureLicence.Of(view.Measure.Indicator)),
    ];
}
