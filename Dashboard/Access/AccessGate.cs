using System.Security.Claims;
using HealthNeeds.Dashboard.Pages.Problems;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.SiteLayout;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Access;

/// <summary>
/// Every request comes through here, before the cache and whatever its address: where the site is not public, nothing behind it answers to nobody. What it lets
/// through is the same for all readers, so the cache of pages behind it is shared.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, IOptions<AccessOptions> options, KeyAccess keys, IServiceProvider services)
{
    private const string Live = "/health/live", Ready = "/health/ready";
    private readonly IIdentitySource? _identities = services.GetService<IIdentitySource>();

    public Task InvokeAsync(HttpContext context)
    {
        if (KeyAccess.IsInAddress(context.Request))
            return AccessRefusals.AnswerAsync(context, Problem.Of(ProblemKinds.KeyInAddress, "A key belongs in the header 'Authorization: Bearer …'. One that stood in an address is in logs and histories: revoke it, and make another."));
        if (KeyAccess.Given(context.Request) is { } key)
            return keys.Admit(context, key) is { } refusal ? AccessRefusals.AnswerAsync(context, refusal) : PassAsync(context);
        return options.Value.IsPublic || IsOpen(context) ? next(context) : AskAsync(context);
    }

    /// <summary>Whether this is a probe of health. By the endpoint that answers, not by how its address was written.</summary>
    public static bool IsOpen(HttpContext context) => Route(context) is Live or Ready;

    /// <summary>Of the probes, the one that says no more than that the process runs.</summary>
    public static bool IsLive(HttpContext context) => Route(context) == Live;

    private static string? Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private async Task AskAsync(HttpContext context)
    {
        if (await _identities!.OfAsync(context) is not { } identity)
        {
            await _identities.AskAsync(context);
            return;
        }

        if (identity.With(options.Value) is not { } reader)
        {
            await AccessRefusals.AnswerAsync(context, Problem.Of(ProblemKinds.NotAllowed, $"You are known here as {identity.Name}, and have no role that may read this site. Whoever runs it gives roles."));
            return;
        }

        context.Features.Set(reader);
        // Forms are sealed to whom they were given.
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", reader.Name)], AccessOptions.Section));
        if (context.GetEndpoint()?.Metadata.GetMetadata<AnalystsOnly>() is not null && !reader.IsAnalyst)
            await PageAnswer.Of<ProblemPage>(new Problem(StatusCodes.Status403Forbidden, "This page is for analysts", "You may read every other page. Whoever runs this site gives roles.", [], Problem.Start), StatusCodes.Status403Forbidden).ExecuteAsync(context);
        else
            await PassAsync(context);
    }

    private Task PassAsync(HttpContext context)
    {
        if (!options.Value.IsPublic)
            context.Response.OnStarting(KeepPrivate, context);
        return next(context);
    }

    /// <summary>No cache between site and reader may give to another what it was given for this one.</summary>
    private static Task KeepPrivate(object state)
    {
        var headers = ((HttpContext)state).Response.GetTypedHeaders();
        var cache = headers.CacheControl ?? new CacheControlHeaderValue { NoCache = true };
        if (!cache.NoStore)
            (cache.Public, cache.Private, cache.SharedMaxAge) = (false, true, null);
        headers.CacheControl = cache;
        return Task.CompletedTask;
    }
}
