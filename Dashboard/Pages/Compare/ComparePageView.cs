using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Compare;

/// <summary>All that the page shows.</summary>
/// <param name="Similar">Places like the first one; null where none is chosen.</param>
/// <param name="Alike">The other places less the first one, as far as they can be compared.</param>
/// <param name="Peers">Only where it is asked for.</param>
public sealed record ComparePageView(
    CompareView Places,
    Region Region,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<Area> Authorities,
    PlaceAdding? Adding,
    SimilarView? Similar,
    IReadOnlyList<SimilarItem> Alike,
    PeersView? Peers)
{
    private const int Five = 5;

    public CompareQuery Query => Places.Query;

    public IReadOnlyList<Area> Areas => Places.Areas;

    public string FocusWords => Query.Focus == FocusArea.Overall ? "all indicators" : Wording.FocusWords.Of(Query.Focus, FocusAreas);

    /// <summary>As a heading says it: "Barnsley, Doncaster and 2 more".</summary>
    public string Names => Areas.Count <= 3
        ? string.Join(Areas.Count == 3 ? ", " : " and ", Areas.Select(a => a.DisplayName))
        : $"{Areas[0].DisplayName}, {Areas[1].DisplayName} and {Areas.Count - 2} more";

    /// <summary>The first place with the five most like it; null where none is.</summary>
    public CompareQuery? WithFive => Similar is { Items.Count: > 0 } similar ? Query with { Areas = [similar.Area.Code, .. similar.Items.Take(Five).Select(i => i.Area.Code)] } : null;

    /// <summary>The same table from the API.</summary>
    public string Api => Query.Show == CompareShow.Peers && Areas.Count > 0
        ? $"/api/v1/areas/{Areas[0].Code}/peers?focus={Query.FocusText}{(Query.Elsewhere ? "&elsewhere=true" : null)}"
        : $"/api/v1/compare?areas={Query.AreasText}&focus={Query.FocusText}";

    internal static ComparePageView Read(ReleaseReading reading, CompareQuery query, IReadOnlyList<Area> areas, PlaceAdding? adding, CancellationToken token)
    {
        var first = areas.Count > 0 ? areas[0] : null;
        return new ComparePageView(
            CompareReader.Read(reading, query, areas, token),
            reading.Region,
            reading.FocusAreas,
            reading.Authorities,
            adding,
            first is null ? null : SimilarView.Read(reading, first, query.Elsewhere, token),
            first is null ? [] : [.. areas.Skip(1).Select(a => SimilarView.Between(reading, first, a, token)).OfType<SimilarItem>()],
            first is not null && query.Show == CompareShow.Peers ? PeersView.Read(reading, first, query.Focus, query.Elsewhere, token) : null);
    }
}
