using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>
/// Draws from a new release what its first reader would otherwise wait for: once, step by step between answers, and no harm done where it fails. The one that is found at the start
/// serves meanwhile, a later one is served when this is done, so that hundreds of readers do not all wait for the same at the moment it comes.
/// </summary>
internal sealed partial class ReleaseWarmUp(ReleaseStore store, RequestsUnderWay readers, IServiceScopeFactory scopes, TimeProvider time, IConfiguration configuration, ILogger<ReleaseWarmUp> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The release that was warmed last.</summary>
    internal string? Warmed { get; private set; }

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
        store.Prepare = lease => Task.Run(() => PrepareAsync(lease, stoppingToken), CancellationToken.None);
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            await Task.Run(() => WarmServedAsync(stoppingToken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Ends the lease.</summary>
    private async Task PrepareAsync(ReleaseLease lease, CancellationToken cancellation)
    {
        using var held = lease;
        await _turn.WaitAsync(cancellation);
        await WarmAsync(held, cancellation);
    }

    private async Task WarmServedAsync(CancellationToken cancellation)
    {
        // Another is being made ready: it is the one that counts.
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellation))
            return;
        using var lease = store.TryLease();
        await WarmAsync(lease, cancellation);
    }

    /// <summary>Gives its turn back.</summary>
    private async Task WarmAsync(ReleaseLease? lease, CancellationToken cancellation)
    {
        try
        {
            if (lease is null)
                return;
            using var scope = scopes.CreateScope();
            var reading = scope.ServiceProvider.GetRequiredService<ReleaseReading>();
            reading.Take(lease);
            var release = lease.Info.Id;
            // Asked for again and again, so that what is kept of the release that serves is not forgotten where readers are few.
            _ = reading.FocusAreas;
            if (release == Warmed)
                return;
            await DrawAsync(reading, scope.ServiceProvider, cancellation);
            Warmed = release;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task DrawAsync(ReleaseReading reading, IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            foreach (var step in FirstViews.Of(reading, services))
            {
                await readers.GiveWayAsync(cancellation);
                step();
            }
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            // A reader who asks for the same meets the same problem, where it is told.
            Failed(log, problem);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A new release could not be warmed up.")]
    private static partial void Failed(ILogger log, Exception problem);
}
