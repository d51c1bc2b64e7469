using HealthNeeds.Analytics.Similar;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Comparison;

namespace HealthNeeds.Dashboard.Api.Compare;

/// <param name="Elsewhere">True where places of its own authority are left out.</param>
/// <param name="Reason">Why it cannot be compared; null where it can.</param>
/// <param name="Compared">How many places it was compared with.</param>
/// <param name="Components">How many principal components are kept, which hold 'varianceHeld' of the variance.</param>
/// <param name="NotHeld">Features that this release has not got at the level.</param>
internal sealed record SimilarAnswer(
    ReleaseStamp Release,
    AreaItem Area,
    bool Elsewhere,
    string? Reason,
    int Compared,
    int Components,
    double VarianceHeld,
    IReadOnlyList<SimilarFeature> Features,
    IReadOnlyList<string> NotHeld,
    IReadOnlyList<string> Periods,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<SimilarPlaceItem> Items)
{
    public static SimilarAnswer Of(ReleaseRequest request, SimilarView view) => new(
        request.Stamp,
        AreaItem.Of(view.Area),
        view.Elsewhere,
        view.Reason,
        view.Of,
        view.Components,
        view.Held,
        [.. view.Features.Select(SimilarFeature.Of)],
        [.. view.NotHeld.Select(f => f.Title)],
        [.. view.Periods.Select(p => p.ToString())],
        FigureLicence.Figures,
        request.Attribution,
        [.. view.Items.Select((item, i) => SimilarPlaceItem.Of(view, item, i))]);
}

/// <param name="Indicators">Their values are added up; none for residents and rural or urban.</param>
internal sealed record SimilarFeature(string Id, string Title, string Unit, IReadOnlyList<string> Indicators)
{
    public static SimilarFeature Of(StructuralFeature feature) => new(feature.Id, feature.Title, feature.Unit, feature.Indicators);
}

/// <param name="Position">1 for the place most alike.</param>
/// <param name="Differences">By feature, in standard deviations: this place less the one it is like.</param>
internal sealed record SimilarPlaceItem(int Position, string Code, string Name, string? LocalAuthority, int? Population, double Distance, IReadOnlyDictionary<string, double> Differences)
{
    public static SimilarPlaceItem Of(SimilarView view, SimilarItem item, int index) => new(
        index + 1,
        item.Area.Code.Value,
        item.Area.DisplayName,
        item.Area.LocalAuthorityName,
        item.Area.Population,
        item.Distance,
        view.Features.Zip(item.Differences).ToDictionary(p => p.First.Id, p => p.Second, StringComparer.Ordinal));

    public static CsvColumn<SimilarPlaceItem>[] Columns(SimilarView view, string release) =>
    [
        CsvColumn<SimilarPlaceItem>.Text("like", _ => view.Area.Code.Value),
        CsvColumn<SimilarPlaceItem>.Number("position", i => i.Position),
        CsvColumn<SimilarPlaceItem>.Text("code", i => i.Code),
        CsvColumn<SimilarPlaceItem>.Text("name", i => i.Name),
        CsvColumn<SimilarPlaceItem>.Text("localAuthority", i => i.LocalAuthority),
        CsvColumn<SimilarPlaceItem>.Number("population", i => i.Population),
        CsvColumn<SimilarPlaceItem>.Number("distance", i => i.Distance),
        .. view.Features.Select(f => CsvColumn<SimilarPlaceItem>.Number("difference-" + f.Id, i => i.Differences[f.Id])),
        CsvColumn<SimilarPlaceItem>.Text("release", _ => release),
    ];
}
