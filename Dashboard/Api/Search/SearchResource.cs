using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>/api/v1/search</summary>
internal static class SearchResource
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        api.MapFromRelease("/search", Answer, ParameterRules.Words)
            .WithName("search")
            .WithSummary("Places, wards, primary care networks, conditions, indicators, assets and research by name, words or code, GP practices by code")
            .WithDescription($"At most {SiteSearch.MostOfAKind} of a kind, the region's places first. An older code (an LSOA or MSOA of 2011, a district of 2021) finds what it became, and 'note' says so. Where nothing has the words, places with a name spelled like them are listed and 'alike' is true.")
            .Produces<SearchAnswer>()
            .WithTags("Areas");
        api.MapFromRelease("/search/suggest", Suggest, ParameterRules.Words)
            .WithName("searchSuggestions")
            .WithSummary("What somebody who is still typing may mean")
            .WithDescription($"At most {SearchSuggestions.Most}: places whose name begins with the words before those that hold them, then conditions, indicators and assets.")
            .Produces<SearchAnswer>()
            .WithTags("Areas");
    }

    private static IResult Answer(ReleaseRequest request) => Json(request, SiteSearch.Find(request, request.Parameters.Get(ParameterRules.Words), request.Token));

    private static IResult Suggest(ReleaseRequest request) => Json(request, SearchSuggestions.Find(request, request.Parameters.Get(ParameterRules.Words), request.Token));

    private static JsonHttpResult<SearchAnswer> Json(ReleaseRequest request, SearchResult found) =>
        TypedResults.Json(new SearchAnswer(request.Stamp, found.Words, found.Note, found.IsAlike, found.Hits), ApiJson.Answers.SearchAnswer);
}

/// <param name="Note">What must be known of what was sought; null where there is nothing to say.</param>
/// <param name="Alike">True where places of a name spelled like the words are listed.</param>
internal sealed record SearchAnswer(ReleaseStamp Release, string Words, string? Note, bool Alike, IReadOnlyList<SearchHit> Items);

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
