using System.Threading.RateLimiting;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Access;

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
