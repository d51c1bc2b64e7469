using HealthNeeds.Dashboard.Api.Search;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.Search;

internal static class SearchEndpoint
{
    private const int Longest = 60;
    private const int Shortest = 2;

    public static void MapSearchPage(this IEndpointRouteBuilder app) =>
        app.MapPage("/search", (HttpContext http, ReleaseReading reading) =>
        {
            var words = new PageParameters(http.Request.Query, reading).Text("q", Longest, $"up to {Longest} characters");
            return PageAnswer.Of<SearchPage>(words is { Length: >= Shortest } ? SiteSearch.Find(reading, words, http.RequestAborted) : new SearchResult(words ?? string.Empty, words is null ? null : $"Search for {Shortest} characters or more.", IsAlike: false, []));
        });
}
