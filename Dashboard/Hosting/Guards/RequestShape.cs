using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>Refuses what no view of this site needs before it costs anything: an unknown host, a long address, a body.</summary>
internal static class RequestShape
{
    public static IApplicationBuilder UseRequestShape(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<IOptions<LimitOptions>>().Value;
        var hosts = new HostNames(app.ApplicationServices.GetRequiredService<IConfiguration>());
        return app.Use((http, next) => Fault(http, limits, hosts) is { } problem ? RefuseAsync(http, problem) : next(http));
    }

    private static Problem? Fault(HttpContext http, LimitOptions limits, HostNames hosts) =>
        OfHost(http, hosts) ?? OfAddress(http, limits) ?? OfBody(http);

    private static Problem? OfHost(HttpContext http, HostNames hosts) =>
        AccessGate.IsOpen(http) || hosts.Has(http.Request.Host) ? null
        : Problem.Of(ProblemKinds.UnknownHost, "The request names a host that this site is not reached by. Its operator lists the names in the setting AllowedHosts.");

    private static Problem? OfAddress(HttpContext http, LimitOptions limits)
    {
        var (path, query) = (http.Request.Path.ToUriComponent().Length, http.Request.QueryString.Value ?? string.Empty);
        return path > limits.PathLength ? TooLong($"The path of the address has {path} characters", $"a path of at most {limits.PathLength} characters")
            : query.Length > limits.QueryLength ? TooLong($"The address has {query.Length} characters after its question mark", $"at most {limits.QueryLength} characters after the question mark: about 500 places of a list")
            : query.AsSpan().Count('&') >= limits.Parameters ? TooLong($"The address has {query.AsSpan().Count('&') + 1} parameters", $"at most {limits.Parameters} parameters")
            : null;
    }

    /// <summary>Only an endpoint that says how much it reads is sent anything.</summary>
    private static Problem? OfBody(HttpContext http) =>
        http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null ? null
        : Problem.Of(ProblemKinds.BodyNotRead, "The request has a body, and nothing here is sent anything: the whole question stands in the address.");

    private static Problem TooLong(string found, string allowed) => Problem.Of(ProblemKinds.TooLong, $"{found}, which is more than is read.", allowed: [allowed]);

    /// <summary>The connection ends with the answer: what was left of the request is not waited for.</summary>
    private static Task RefuseAsync(HttpContext http, Problem problem)
    {
        if (HttpProtocol.IsHttp11(http.Request.Protocol))
            http.Response.Headers.Connection = "close";
        return RefusalAnswer.SendAsync(http, problem);
    }
}

/// <summary>The names by which this site is reached: setting "AllowedHosts", with semicolons between, as in "needs.example.nhs.uk;*.internal". Any where it is not set.</summary>
internal sealed class HostNames(IConfiguration configuration)
{
    public const string Setting = "AllowedHosts";

    private readonly IList<StringSegment> _names = [.. Names(configuration).Select(n => new StringSegment(n))];

    public bool Has(HostString host) => IsHost(host) && (_names.Count == 0 || HostString.MatchesAny(host.Value, _names));

    /// <summary>Whether links can be made with it.</summary>
    public static bool IsHost(HostString host) =>
        host.HasValue && Uri.TryCreate($"http://{host.ToUriComponent()}/", UriKind.Absolute, out var link) && link.PathAndQuery == "/" && link.UserInfo.Length == 0;

    private static string[] Names(IConfiguration configuration) =>
        (configuration[Setting] ?? "*").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is var names && names.Contains("*", StringComparer.Ordinal) ? [] : names;
}
