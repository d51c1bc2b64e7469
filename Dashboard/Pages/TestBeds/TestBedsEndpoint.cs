using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.TestBeds;

internal static class TestBedsEndpoint
{
    public static IServiceCollection AddTestBeds(this IServiceCollection services) => services.AddScoped<TestBedsReader>().AddScoped<TestBedsMap>();

    public static void MapTestBeds(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable(TestBedText.Path, (HttpContext http, ReleaseReading reading, TestBedsReader reader) =>
        {
            var parameters = new PageParameters(http.Request.Query, reading, new NextStep(TestBedText.Path, "Start again with test-beds"));
            return PageAnswer.Of<TestBedsPage>(reader.Read(TestBedSettings.Read(rule => parameters.Value(rule.Name), reading, http.RequestAborted), http.RequestAborted));
        }).InTurn();
}
