using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Search;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.Briefings;
using HealthNeeds.Dashboard.Pages.Briefings.Pdf;
using HealthNeeds.Dashboard.Pages.DataAndMethod;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Changes;
using HealthNeeds.Dashboard.Pages.FindNeed;
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
            foreach (var step in Steps(reading, services))
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

    private static IEnumerable<Action> Steps(ReleaseReading reading, IServiceProvider services)
    {
        var need = services.GetRequiredService<FindNeedReader>();
        // England's outlines are put together, and its ICBs drawn.
        yield return () => need.Read(FindNeedQuery.Default.OfEngland(AreaLevel.Icb));
        yield return () => services.GetRequiredService<DataReader>().Read();
        foreach (var (focus, level) in reading.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).SelectMany(f => AreaLevels.Ranked.Select(l => (f, l))))
            yield return () => need.Read(FindNeedQuery.Default.WithFocus(focus).WithLevel(level));
        yield return () => PlaceNames.Of(reading);
        yield return () => PlaceGroups.Of(reading);
        yield return () => SiteFigures.Of(reading, AreaLevel.Lsoa21, reading.RegionArea, CancellationToken.None);
        foreach (var level in AreaLevels.Ranked)
            yield return () => SimilarModel.Of(reading, level, CancellationToken.None);
        yield return () => PlaceListFigures.Warm(reading);
        // Comparing two releases of all England takes seconds.
        yield return () => services.GetRequiredService<ChangesReader>().Read(ChangesQuery.Default, CancellationToken.None);
        yield return () => BriefingPdf.Of(Ranking(services));
    }

    /// <summary>The first PDF of a process reads the typefaces.</summary>
    private static BriefingSheet Ranking(IServiceProvider services)
    {
        var asked = new DefaultHttpContext { Request = { Scheme = Uri.UriSchemeHttp, Host = new HostString("localhost") } };
        return services.GetRequiredService<ImprintReader>().Print(services.GetRequiredService<RankingBriefing>().Read(asked), asked.Request);
    }

    [LoggerMessage(1, LogLevel.Warning, "A new release could not be warmed up.")]
    private static partial void Failed(ILogger log, Exception problem);
}
