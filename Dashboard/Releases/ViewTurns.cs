using System.ComponentModel.DataAnnotations;
using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using HealthNeeds.Dashboard.Problems;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// Views that are worked out when they are asked for, each with every processor: so many at once, so many wait, and who comes after that is told when to ask again.
/// A turn ends when the view is made, before it is sent, so a slow reader holds none.
/// </summary>
internal sealed class ViewTurns(IOptions<ViewTurnOptions> options, TimeProvider time, ViewCounts counts) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.AtOnce,
        QueueLimit = options.Value.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many turns are free, and how many wait, now.</summary>
    internal RateLimiterStatistics Now => limiter.GetStatistics()!;

    /// <exception cref="RefusedRequestException">503: too many wait already, or the turn did not come in time.</exception>
    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken token)
    {
        using var turn = await WaitAsync(token);
        if (!turn.IsAcquired)
            throw Busy($"{options.Value.Waiting} readers are waiting for views like this one.");
        try
        {
            var view = await work();
            counts.Count(ViewCounts.Made);
            return view;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            counts.Count(ViewCounts.Left);
            throw;
        }
    }

    private async Task<RateLimitLease> WaitAsync(CancellationToken token)
    {
        using var patience = new CancellationTokenSource(options.Value.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, token);
        try
        {
            return await limiter.AcquireAsync(1, either.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw Busy("Other views were being worked out all the while.");
        }
    }

    private RefusedRequestException Busy(string detail)
    {
        counts.Count(ViewCounts.Refused);
        return new(Problem.Of(ProblemKinds.Busy, detail) with { RetryAfter = options.Value.AskAgainAfter });
    }

    public void Dispose() => limiter.Dispose();
}

/// <summary>How many views are worked out at once; section <c>Turns</c> of the settings.</summary>
internal sealed class ViewTurnOptions
{
    public const string Section = "Turns";

    [Range(1, 64)]
    public int AtOnce { get; init; } = 2;

    /// <summary>Readers who may wait for their turn.</summary>
    [Range(0, 1000)]
    public int Waiting { get; init; } = 24;

    /// <summary>How long a reader waits before being told to ask again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What Retry-After says, in whole seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>Metadata of an endpoint whose view takes a turn.</summary>
internal sealed record TurnMetadata;

/// <summary>Marks endpoints, of pages and of the API, whose views take turns.</summary>
internal static class TurnMapping
{
    public static TBuilder InTurn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new TurnMetadata());

    /// <summary>True where this request's view is to take a turn.</summary>
    public static bool TakesTurn(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<TurnMetadata>() is not null;
}

/// <summary>The turn of a page: it is held while its model is made, not while it is drawn or sent.</summary>
internal sealed class TurnFilter(ViewTurns turns) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.TakesTurn()
            ? await turns.TakeAsync(() => next(context).AsTask(), context.HttpContext.RequestAborted)
            : await next(context);
}

/// <summary>What became of views that take turns, as the site's metrics tell it: made, given up because their reader left, or refused.</summary>
internal sealed class ViewCounts(IMeterFactory meters)
{
    public const string Meter = "HealthNeeds.Dashboard";
    public const string Instrument = "healthneeds.views";
    public const string Outcome = "outcome";
    public const string Made = "made", Left = "left", Refused = "refused";

    private readonly Counter<long> views = meters.Create(Meter).CreateCounter<long>(Instrument, "{view}", "Views that take turns: made, given up because their reader left, or refused");

    public void Count(string outcome) => views.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));
}
