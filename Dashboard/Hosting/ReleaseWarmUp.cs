using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>
/// Draws from a new release what its first reader would otherwise wait for: once, step by step and mostly between answers, and no harm done where it fails. The one that is found at the start
/// serves meanwhile, a later one is served when this is done, so that hundreds of readers do not all wait for the same at the moment it comes.
/// </summary>
internal sealed partial class ReleaseWarmUp(ReleaseStore store, RequestsUnderWay readers, IServiceScopeFactory scopes, TimeProvider time, IConfiguration configuration, ILogger<ReleaseWarmUp> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Of one step, and of all together: a release that is new must not wait for a quiet moment that never comes.</summary>
    private static readonly TimeSpan OneWait = TimeSpan.FromSeconds(1), AllWaits = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The release that was warmed last.</summary>
    internal string? Warmed { get; private set; }

    /// <summary>What failed since the start.</summary>
    internal int Failures { get; private set; }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("WarmUp", defaultValue: true))
            return;
        await Task.Run(ChartJson.Warm, stoppingToken);
        store.Prepare = (lease, givenUp) => Task.Run(() => PrepareAsync(lease, givenUp, stoppingToken), CancellationToken.None);
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            // Where another is being made ready, it is the one that counts.
            if (await _turn.WaitAsync(TimeSpan.Zero, stoppingToken))
                await Task.Run(() => InTurnAsync(store.TryLease, stoppingToken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Ends the lease.</summary>
    private async Task PrepareAsync(ReleaseLease lease, CancellationToken givenUp, CancellationToken stopping)
    {
        using var held = lease;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(givenUp, stopping);
        await _turn.WaitAsync(either.Token);
        await InTurnAsync(() => held, either.Token);
    }

    /// <summary>Gives its turn back.</summary>
    private async Task InTurnAsync(Func<ReleaseLease?> find, CancellationToken cancellation)
    {
        try
        {
            if (find() is { } lease)
                await WarmAsync(lease, cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Fail(problem);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WarmAsync(ReleaseLease lease, CancellationToken cancellation)
    {
        using var scope = scopes.CreateScope();
        // Its end is the lease's.
        var reading = scope.ServiceProvider.GetRequiredService<ReleaseReading>();
        reading.Take(lease);
        var release = lease.Info.Id;
        // Asked for again and again, so that what is kept of the release that serves is not forgotten where readers are few.
        _ = reading.FocusAreas;
        if (release == Warmed)
            return;
        var left = AllWaits;
        foreach (var step in FirstViews.Of(reading, scope.ServiceProvider))
        {
            left -= await readers.GiveWayAsync(left < OneWait ? left : OneWait, cancellation);
            Draw(step);
        }

        Warmed = release;
    }

    private void Draw(Action step)
    {
        try
        {
            step();
        }
        catch (Exception problem)
        {
            Fail(problem);
        }
    }

    /// <summary>A reader who asks for the same meets the same problem, where it is told.</summary>
    private void Fail(Exception problem)
    {
        Failures++;
        Failed(log, problem);
    }

    [LoggerMessage(1, LogLevel.Warning, "Something of a new release could not be made ready.")]
    private static partial void Failed(ILogger log, Exception problem);
}
