using System.Threading.RateLimiting;
using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>
/// What one client may ask for: so many requests a second, and so many views and files that take work under way at once. Whose turn it is among all clients is
/// for <see cref="ViewTurns"/>. Files of the site itself and probes of health are not counted; of them, /health/ready reads much, and is counted for who stands elsewhere.
/// </summary>
internal static class ClientLimits
{
    private const string Uncounted = "";

    public static IServiceCollection AddClientLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateAnnotations(LimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitRules>();
        services.AddSingleton<ClientNames>().AddSingleton<BusyAnswer>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>, IOptions<ProxyOptions>, ClientNames, BusyAnswer>((limiter, limits, proxies, names, busy) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(Requests(limits.Value, proxies.Value, names), Views(limits.Value, names));
            limiter.OnRejected = (rejected, _) => new ValueTask(busy.SendAsync(rejected.HttpContext, rejected.Lease));
        });
        return services;
    }

    public static IApplicationBuilder UseClientLimits(this IApplicationBuilder app) => app.UseRateLimiter();

    private static PartitionedRateLimiter<HttpContext> Requests(LimitOptions limits, ProxyOptions proxies, ClientNames names)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.RequestBurst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / limits.RequestsPerSecond),
            QueueLimit = limits.RequestsWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        return PartitionedRateLimiter.Create<HttpContext, string>(http => !IsFree(http, proxies) && names.Of(http) is { } client
            ? RateLimitPartition.GetTokenBucketLimiter(client, _ => bucket)
            : RateLimitPartition.GetNoLimiter(Uncounted));
    }

    private static PartitionedRateLimiter<HttpContext> Views(LimitOptions limits, ClientNames names)
    {
        var share = new ConcurrencyLimiterOptions { PermitLimit = limits.ViewsAtOnce, QueueLimit = limits.ViewsWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
        return PartitionedRateLimiter.Create<HttpContext, string>(http => HeavyAnswers.IsOne(http) && names.Of(http) is { } client
            ? RateLimitPartition.GetConcurrencyLimiter(client, _ => share)
            : RateLimitPartition.GetNoLimiter(Uncounted));
    }

    private static bool IsFree(HttpContext http, ProxyOptions proxies) =>
        (AccessGate.IsOpen(http) && (AccessGate.IsLive(http) || proxies.IsBeside(http.Connection.RemoteIpAddress)))
        || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}

/// <summary>Answers that take work: views in turn, files, and what names all of England's LSOAs or MSOAs.</summary>
internal static class HeavyAnswers
{
    private const string Format = "format";
    private const string Light = "json";
    private const string Level = "level";
    private const string Within = "within";

    /// <summary>Levels of which England has few areas.</summary>
    private static readonly string[] Short = [AreaLevel.Ltla24.Id(), AreaLevel.Icb.Id()];

    public static bool IsOne(HttpContext http) =>
        http.GetEndpoint() is not null && (http.TakesTurn() || (http.Request.Query[Format] is { Count: > 0 } format && format != Light) || IsAllOfEngland(http.Request.Query));

    private static bool IsAllOfEngland(IQueryCollection query) =>
        query[Within] == AreaCode.England.Value && !Short.Contains(query[Level].ToString(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>
/// The answer to a client beyond its limits. A page is drawn once and sent to all for a while: refusing must cost less than answering, or it would be what a
/// flood is aimed at.
/// </summary>
internal sealed class BusyAnswer(IOptions<LimitOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private (string Html, long Drawn)? _page;

    public async Task SendAsync(HttpContext http, RateLimitLease refused)
    {
        var wait = refused.TryGetMetadata(MetadataName.RetryAfter, out var known) && known > TimeSpan.Zero ? known : options.Value.AskAgainAfter;
        var problem = Problem.Of(ProblemKinds.TooMuch, "So much was asked for from your address that this is not answered now. Many people may share one address, as in a hospital.") with { RetryAfter = wait };
        if (ProblemResource.IsOfMachines(http) || !RefusalAnswer.IsFramed(http))
        {
            await RefusalAnswer.SendAsync(http, problem);
            return;
        }

        if (_page is not { } page || time.GetElapsedTime(page.Drawn) > Kept)
            _page = page = (await RefusalAnswer.PageAsync(http, problem), time.GetTimestamp());
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        problem.SayWhenToAskAgain(http.Response.Headers);
        await http.Response.WriteAsync(page.Html, http.RequestAborted);
    }
}
