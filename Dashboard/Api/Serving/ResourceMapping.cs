using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>How the API's resources are mapped.</summary>
internal static class ResourceMapping
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A resource read from the newest release, or the kept one that 'release' names, with a tag by which an unchanged answer is not sent again.</summary>
    public static RouteHandlerBuilder MapFromRelease(this IEndpointRouteBuilder api, string path, Func<ReleaseRequest, IResult> answer, params ParameterRule[] rules) =>
        api.MapReading(path, http => FromReleaseAsync(http, answer)).WithMetadata(new ParameterMetadata([.. rules, ParameterRules.Region, ParameterRules.Release]), new ReleaseMetadata());

    /// <summary>A resource beside the releases, which changes when it likes and is never cached.</summary>
    public static RouteHandlerBuilder MapLive(this IEndpointRouteBuilder api, string path, Func<HttpContext, ApiRequest, IResult> answer, params ParameterRule[] rules) =>
        api.MapReading(path, http => Live(http, answer).ExecuteAsync(http)).WithMetadata(new ParameterMetadata(rules));

    /// <summary>Hands each request over as it is. For a handler of another form, or one with a filter around it, the framework writes and compiles code whenever the site starts, a millisecond or two for each.</summary>
    private static RouteHandlerBuilder MapReading(this IEndpointRouteBuilder api, string path, RequestDelegate answer) => api.MapMethods(path, Reading, (Delegate)answer);

    private static async Task FromReleaseAsync(HttpContext http, Func<ReleaseRequest, IResult> answer)
    {
        try
        {
            await http.RequestServices.GetRequiredService<ReleaseGate>().Answer(http, answer);
        }
        catch (RefusedRequestException refused)
        {
            await new ProblemAnswer(refused.Problem).ExecuteAsync(http);
        }
    }

    private static IResult Live(HttpContext http, Func<HttpContext, ApiRequest, IResult> answer)
    {
        try
        {
            var parameters = ReleaseGate.Parameters(http);
            http.Response.Headers.CacheControl = "no-store";
            return answer(http, parameters);
        }
        catch (RefusedRequestException refused)
        {
            return new ProblemAnswer(refused.Problem);
        }
    }
}

/// <summary>Metadata of an endpoint: the parameters it knows. Requests are checked, and the OpenAPI document is written, from this.</summary>
internal sealed record ParameterMetadata(IReadOnlyList<ParameterRule> Rules);

/// <summary>Metadata of an endpoint that needs a release to answer.</summary>
internal sealed record ReleaseMetadata;
