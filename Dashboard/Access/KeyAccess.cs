using System.Threading.RateLimiting;
using HealthNeeds.Dashboard.Api;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Store.Keys;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Access;

/// <summary>What a request's key opens. A key that is given is held to, in public mode too: one that is wrong is refused and not passed over.</summary>
internal sealed class KeyAccess(ApiKeyRing ring, KeyLimits limits, TimeProvider clock, ILogger<KeyAccess> log)
{
    private const string Scheme = "Bearer ";
    private static readonly string[] DrawsRoots = [$"{ApiExtensions.Root}/draws", $"{ApiExtensions.Root}/correlations"];
    private static readonly string[] Names = ["key", "api_key", "apikey", "api-key", "access_token", "token"];

    /// <summary>Whether a key stands in the address, where logs, histories and other sites see it; or a parameter of the API is meant to hold one.</summary>
    public static bool IsInAddress(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.Any(q =>
            q.Value.Any(v => v is not null && KeyText.LooksLikeOne(v.Trim()))
            || (request.Path.StartsWithSegments(ApiExtensions.Root, StringComparison.OrdinalIgnoreCase) && Names.Contains(q.Key, StringComparer.OrdinalIgnoreCase)));

    /// <returns>The key's text; null where the header holds none of ours.</returns>
    public static string? Given(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header[Scheme.Length..].Trim() is var text && text.StartsWith(KeyText.Prefix, StringComparison.Ordinal)
            ? text
            : null;

    /// <summary>Makes the key's holder the reader.</summary>
    /// <returns>Why the request is refused; null where it may go on.</returns>
    public Problem? Admit(HttpContext context, string text)
    {
        ApiKey? key;
        try
        {
            key = ring.Find(text);
        }
        catch (Exception unread) when (unread is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            log.LogError(unread, "The keys of the API cannot be read");
            return Problem.Of(ProblemKinds.Failure, "The keys cannot be read just now, so none is accepted. It has been logged.");
        }

        if (key is null || key.Problem(clock.GetUtcNow()) is not null)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"HealthNeeds\", error=\"invalid_token\"";
            return Problem.Of(ProblemKinds.BadKey, key?.Problem(clock.GetUtcNow()) ?? "There is no such key here.");
        }

        if (ScopeOf(context.Request) is not { } scope)
            return Problem.Of(ProblemKinds.NotAllowed, "A key opens the API only; pages are for people.", allowed: [.. KeyScopes.All]);
        if (!key.Opens(scope))
            return Problem.Of(ProblemKinds.NotAllowed, $"This key does not open '{scope}', which this address needs.", found: scope, allowed: key.Scopes);
        context.Features.Set(new Reader(key.Name, IsAnalyst: false, key));
        return limits.Refusal(context);
    }

    /// <summary>The one scope that an address needs; null of what no key opens.</summary>
    internal static string? ScopeOf(HttpRequest request)
    {
        var path = request.Path;
        if (path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase))
            return KeyScopes.Metrics;
        if (DrawsRoots.Any(root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase)))
            return KeyScopes.Draws;
        if (path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase))
            return KeyScopes.Read;
        return !path.StartsWithSegments(ApiExtensions.Root, StringComparison.OrdinalIgnoreCase) ? null
            : path.StartsWithSegments($"{ApiExtensions.Root}/bundle", StringComparison.OrdinalIgnoreCase) || request.Query["format"].Any(f => f is not (null or "" or "json")) ? KeyScopes.Downloads
            : KeyScopes.Read;
    }
}

/// <summary>As many requests a minute as a key was made for, in this process.</summary>
internal sealed class KeyLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<HttpContext> _limits = PartitionedRateLimiter.Create<HttpContext, string>(Partition);

    /// <summary>A window of its own for each key; none for who has no key. Asked after the reader is known.</summary>
    public static RateLimitPartition<string> Partition(HttpContext context) => Reader.Of(context)?.Key is { } key
        ? RateLimitPartition.GetSlidingWindowLimiter($"{key.Name} {key.PerMinute}", _ => new SlidingWindowRateLimiterOptions { PermitLimit = key.PerMinute, Window = Window, SegmentsPerWindow = 6, QueueLimit = 0 })
        : RateLimitPartition.GetNoLimiter(string.Empty);

    /// <returns>Null where the request is within the key's limit.</returns>
    public Problem? Refusal(HttpContext context)
    {
        using var turn = _limits.AttemptAcquire(context);
        if (turn.IsAcquired)
            return null;
        var wait = turn.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : Window;
        return Problem.Of(ProblemKinds.KeyLimit, $"This key is for {Reader.Of(context)!.Key!.PerMinute} requests a minute, and they are used up.") with { RetryAfter = wait };
    }

    public void Dispose() => _limits.Dispose();
}
