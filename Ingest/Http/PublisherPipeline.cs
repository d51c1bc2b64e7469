using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace HealthNeeds.Ingest.Http;

/// <summary>How a request is tried again: total time, tries with growing waits, the breaker, time of one try; from outside to inside.</summary>
internal static class PublisherPipeline
{
    public static ResiliencePipeline Build(PublisherOptions limits, TimeProvider clock, int seed, Action<string> retried) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = limits.Total, Name = "total" })
            .AddOptional(limits.Retries > 0, builder => builder.AddRetry(Retry(limits, seed, retried)))
            .AddCircuitBreaker(Breaker(limits))
            .AddTimeout(new TimeoutStrategyOptions { Timeout = limits.Try, Name = "try" })
            .Build();

    /// <summary>What another try may cure. A certificate that is wrong stays wrong.</summary>
    public static bool IsTransient(Exception? problem) => problem switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => false,
        HttpRequestException or CutShortException or TransientAnswerException or TimeoutRejectedException => true,
        _ => false,
    };

    private static RetryStrategyOptions Retry(PublisherOptions limits, int seed, Action<string> retried)
    {
        var jitter = new Jitter(seed);
        return new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Exception)),
            MaxRetryAttempts = limits.Retries,
            Delay = TimeSpan.FromSeconds(limits.FirstWaitSeconds),
            MaxDelay = TimeSpan.FromSeconds(limits.LongestWaitSeconds),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = jitter.Next,
            // Null leaves the wait to the back-off.
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as TransientAnswerException)?.Wait),
            OnRetry = args => { retried(Reason(args.Outcome.Exception)); return ValueTask.CompletedTask; },
        };
    }

    private static CircuitBreakerStrategyOptions Breaker(PublisherOptions limits) => new()
    {
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Exception)),
        FailureRatio = 0.9,
        MinimumThroughput = limits.BreakAfter,
        SamplingDuration = TimeSpan.FromMinutes(2),
        BreakDuration = TimeSpan.FromSeconds(limits.BreakSeconds),
    };

    private static string Reason(Exception? problem) => problem switch
    {
        TransientAnswerException { Status: HttpStatusCode.TooManyRequests } => "too-many-requests",
        TransientAnswerException => "server-error",
        TimeoutRejectedException => "timeout",
        CutShortException => "cut-short",
        _ => "connection",
    };

    private static ResiliencePipelineBuilder AddOptional(this ResiliencePipelineBuilder builder, bool wanted, Func<ResiliencePipelineBuilder, ResiliencePipelineBuilder> add) =>
        wanted ? add(builder) : builder;
}

/// <summary>Random numbers in [0, 1) for several requests at once, the same for the same seed.</summary>
internal sealed class Jitter(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public double Next()
    {
        lock (_gate)
            return _random.NextDouble();
    }
}

/// <summary>An answer after which it is worth trying again.</summary>
/// <param name="reason">The publisher's words for the status.</param>
/// <param name="wait">What Retry-After asked for.</param>
internal sealed class TransientAnswerException(HttpStatusCode status, string? reason, TimeSpan? wait) : Exception($"answered {(int)status} {reason}".TrimEnd())
{
    public HttpStatusCode Status => status;

    public TimeSpan? Wait => wait;
}

/// <summary>The connection broke within the body.</summary>
/// <param name="expected">What Content-Length or Content-Range promised; null where it promised nothing.</param>
internal sealed class CutShortException(long received, long? expected, Exception? cause = null)
    : IOException($"broke off after {received:N0} bytes" + (expected is null ? "" : $" of {expected:N0}"), cause)
{
    public long Received => received;

    public long? Expected => expected;
}
