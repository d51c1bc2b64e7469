using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>Reads the places that a tool keeps to: the parameters of a list, as <see cref="PlaceListQuery"/> has them.</summary>
internal static class PlaceLimits
{
    private const int Told = 6;

    /// <summary>The parameters, as a tool describes them.</summary>
    public static readonly IReadOnlyList<ParameterRule> Rules = [.. PlaceListQuery.Rules.Select(r => r with { Description = $"Only places of a list of one's own. {r.Description}" })];

    /// <param name="find">The text given for a rule, or null.</param>
    /// <returns>Null where no list is given.</returns>
    /// <exception cref="RefusedRequestException">A value breaks its rule, or stands for no place of the release.</exception>
    public static PlaceLimit? Of(ReleaseFigures figures, Func<ParameterRule, string?> find, CancellationToken token) => Of(figures, PlaceListQuery.Read(find, FocusArea.Overall), token);

    /// <inheritdoc cref="Of(ReleaseFigures, Func{ParameterRule, string?}, CancellationToken)"/>
    public static PlaceLimit? Of(ReleaseFigures figures, PlaceListQuery asked, CancellationToken token)
    {
        if (asked.IsEmpty) return null;
        var query = asked.ByName();
        var named = NamedPlaces.Of(figures, query, token);
        var list = ListedPlaces.Of(figures, query, named, token);
        if (list.Areas.Count == 0)
            throw new RefusedRequestException(ProblemKinds.BadValue, named?.Reason ?? $"{PlaceListWords.Nothing} {Why(list)}".TrimEnd(), Parameter(query), Shortened(Field(query, list)), [PlaceListQuery.CodesForm]);
        return new PlaceLimit(
            (query with { Focus = FocusArea.Overall }).Text,
            Field(query, list),
            named?.Title ?? $"your list of {Figures.Count(list.Areas.Count)} {LevelWords.Some(list.Level, list.Areas.Count)}",
            named?.Words ?? Words(list),
            list.Notes.Count(n => !n.IsIn),
            list.Level == AreaLevel.Lsoa21 ? [.. list.Areas.OrderBy(a => a.Code)] : figures.Lease.PlaceLists.Inside(list.Codes, token));
    }

    /// <summary>One code stands for a ward, a network, or a practice's usual catchment; any other catchment is its LSOAs.</summary>
    private static string Field(PlaceListQuery query, ListedPlaces list) => query switch
    {
        { Ward: { } ward } => ward,
        { Practice: { } practice, Share: PlaceListQuery.UsualShare } => practice,
        { Network: { } network, Share: PlaceListQuery.UsualShare } => network,
        { Codes.Count: > 0 } => string.Join(", ", query.Codes),
        _ => string.Join(", ", list.Codes),
    };

    /// <summary>Which wards and catchments a list has in it; null for none.</summary>
    private static string? Words(ListedPlaces list)
    {
        var groups = list.Notes.Where(n => n.IsIn && (WardPlace.IsWard(n.Found) || PracticeShare.IsPractice(n.Found.ToUpperInvariant()))).ToList();
        if (groups.Count == 0) return null;
        var more = groups.Count > Told ? $"; and {CountWords.Some(groups.Count - Told, "more ward, network or practice", "more wards, networks or practices")}" : null;
        return $"{string.Join("; ", groups.Take(Told).Select(n => n.Words))}{more}. Wards are LSOAs by best fit{(groups.Exists(n => !WardPlace.IsWard(n.Found)) ? "; where the patients of practices live is modelled by registrations" : null)}.";
    }

    private static string Parameter(PlaceListQuery query) => query.Text[..query.Text.IndexOf('=')];

    private static string Why(ListedPlaces list) => list.Notes.FirstOrDefault(n => !n.IsIn) is { } note ? $"{note.Found}: {note.Words}." : string.Empty;

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

/// <summary>The places that an answer keeps to.</summary>
/// <param name="Places">As the address says it: "ward=E05000982".</param>
/// <param name="LeftOut">How many pieces of a list stand for no place; /api/v1/places says what each is.</param>
/// <param name="Outside">How many of its neighbourhoods lie outside of where the answer looks.</param>
internal sealed record PlaceLimitItem(string Places, string Title, string? Words, int Neighbourhoods, int LeftOut, int Outside)
{
    public static PlaceLimitItem? Of(PlaceLimit? limit, AreaCode within) => limit is null ? null : new(limit.Text, limit.Title, limit.Words, limit.Neighbourhoods.Count, limit.LeftOut, limit.Outside(within));
}
