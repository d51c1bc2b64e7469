using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
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
