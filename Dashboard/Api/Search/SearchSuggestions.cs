using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>What somebody who is still typing may mean: few, and answered from memory where the words themselves are found.</summary>
internal static class SearchSuggestions
{
    public const int Most = 8;

    private const int MostOfOthers = 2;
    private const int FewestPlaces = 4;

    /// <summary>Names spelled like fewer letters than these are anything.</summary>
    private const int ShortestAlike = 5;

    /// <param name="words">2 to 60 characters.</param>
    public static SearchResult Find(ReleaseFigures figures, string words, CancellationToken token)
    {
        var sought = words.Trim();
        if (PostcodeSearch.IsPostcode(sought))
        {
            var placed = PostcodeSearch.Find(figures, sought, token);
            return placed with { Hits = [.. placed.Hits.Take(Most)] };
        }

        var places = PlaceNames.Of(figures).Find(sought, figures.Region, Most);
        var groups = GroupSearch.Find(figures, sought, Most, token);
        List<SearchHit> others =
        [
            .. groups.Hits.Take(places.Count == 0 ? Most : MostOfOthers),
            .. SiteSearch.Conditions(figures, sought).Take(MostOfOthers),
            .. SiteSearch.NamedIndicators(figures, sought).Take(MostOfOthers),
            .. SiteSearch.Assets(figures, sought).Take(MostOfOthers),
        ];
        if (places.Count + others.Count > 0 || sought.Length < ShortestAlike)
            return Result(sought, places.Take(Math.Max(FewestPlaces, Most - others.Count)).Select(a => SiteSearch.Hit(a, figures)), others, note: null, isAlike: false);
        if (groups.IsCode)
            return Result(sought, [], [], groups.Note, isAlike: false);
        var alike = PlaceSearch.Find(figures, sought, level: null, Most, token);
        return Result(sought, alike.Areas.Take(FewestPlaces).Select(a => SiteSearch.Hit(a, figures)), [.. GroupSearch.Alike(figures, sought, Most, token)], alike.Note, alike.IsAlike);
    }

    private static SearchResult Result(string sought, IEnumerable<SearchHit> places, IEnumerable<SearchHit> others, string? note, bool isAlike) =>
        new(sought, note, isAlike, [.. places.Concat(others).Take(Most)]);
}
