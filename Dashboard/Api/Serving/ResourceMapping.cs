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
        api.MapMethods(path, Reading, (HttpContext http, ReleaseGate gate) => gate.Answer(http, answer)).WithMetadata(new ParameterMetadata([.. rules, ParameterRules.Region, ParameterRules.Release]), new ReleaseMetadata());

    /// <summary>A resource beside the releases, which changes when it likes and is never cached.</summary>
    public static RouteHandlerBuilder MapLive(this IEndpointRouteBuilder api, string path, Func<HttpContext, ApiRequest, IResult> answer, params ParameterRule[] rules) =>
        api.MapMethods(path, Reading, (HttpContext http) => Live(http, answer)).WithMetadata(new ParameterMetadata(rules));

    /// <summary>Turns a refusal into its problem document.</summary>
    public static async ValueTask<object?> CatchRefusals(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedRequestException refused)
        {
            return new ProblemAnswer(refused.Problem);
        }
    }

    private static IResult Live(HttpContext http, Func<HttpContext, ApiRequest, IResult> answer)
    {
        var parameters = ReleaseGate.Parameters(http);
        http.Response.Headers.CacheControl = "no-store";
        return answer(http, parameters);
    }
}

/// <summary>Metadata of an endpoint: the parameters it knows. Requests are checked, and the OpenAPI document is written, from this.</summary>
internal sealed record ParameterMetadata(IReadOnlyList<ParameterRule> Rules);

/// <summary>Metadata of an endpoint that needs a release to answer.</summary>
internal sealed record ReleaseMetadata;
