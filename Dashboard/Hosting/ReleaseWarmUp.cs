using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Search;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.DataAndMethod;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Changes;
using HealthNeeds.Dashboard.Pages.FindNeed;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>
/// Draws from a new release what its first reader would otherwise wait for: once, quietly, and no harm done where it fails. The one that is found at the start serves meanwhile,
/// a later one is served when this is done, so that hundreds of readers do not all wait for the same at the moment it comes.
/// </summary>
internal sealed partial class ReleaseWarmUp(ReleaseStore store, IServiceScopeFactory scopes, TimeProvider time, IConfiguration configuration, ILogger<ReleaseWarmUp> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly Lock _warming = new();

    /// <summary>The release that was warmed last.</summary>
    internal string? Warmed { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("WarmUp", defaultValue: true))
            return;
        await Task.Run(ChartJson.Warm, stoppingToken);
        store.Prepare = lease => Task.Run(() => Warm(lease), CancellationToken.None);
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            await Task.Run(WarmServed, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void WarmServed()
    {
        // Another is being made ready: it is the one that counts.
        if (!_warming.TryEnter())
            return;
        try
        {
            if (store.TryLease() is { } lease)
                Warm(lease);
        }
        finally
        {
            _warming.Exit();
        }
    }

    /// <summary>Ends the lease.</summary>
    private void Warm(ReleaseLease lease)
    {
        using var held = lease;
        using var turn = _warming.EnterScope();
        using var scope = scopes.CreateScope();
        var reading = scope.ServiceProvider.GetRequiredService<ReleaseReading>();
        reading.Take(lease);
        var release = lease.Info.Id;
        // Asked for again and again, so that what is kept of the release that serves is not forgotten where readers are few.
        _ = reading.FocusAreas;
        if (release == Warmed)
            return;
        try
        {
            Warm(reading, scope.ServiceProvider);
        }
        catch (Exception problem)
        {
            // A reader who asks for the same meets the same problem, where it is told.
            Failed(log, problem);
        }

        Warmed = release;
    }

    private static void Warm(ReleaseReading reading, IServiceProvider services)
    {
        var need = services.GetRequiredService<FindNeedReader>();
        // England's outlines are put together, and its ICBs drawn.
        need.Read(FindNeedQuery.Default.OfEngland(AreaLevel.Icb));
        services.GetRequiredService<DataReader>().Read();
        foreach (var (focus, level) in reading.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).SelectMany(f => AreaLevels.Ranked.Select(l => (f, l))))
            need.Read(FindNeedQuery.Default.WithFocus(focus).WithLevel(level));
        PlaceNames.Of(reading);
        PlaceGroups.Of(reading);
        SiteFigures.Of(reading, AreaLevel.Lsoa21, reading.RegionArea, CancellationToken.None);
        foreach (var level in AreaLevels.Ranked)
            SimilarModel.Of(reading, level, CancellationToken.None);
        PlaceListFigures.Warm(reading);
        // Comparing two releases of all England takes seconds.
        services.GetRequiredService<ChangesReader>().Read(ChangesQuery.Default, CancellationToken.None);
    }

    [LoggerMessage(1, LogLevel.Warning, "A new release could not be warmed up.")]
    private static partial void Failed(ILogger log, Exception problem);
}
