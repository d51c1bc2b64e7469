using HealthNeeds.Core.Areas;
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

/// <summary>Draws from a new release what its first reader would otherwise wait for: once, quietly, and no harm done where it fails.</summary>
internal sealed partial class ReleaseWarmUp(ReleaseStore store, IServiceScopeFactory scopes, TimeProvider time, IConfiguration configuration, ILogger<ReleaseWarmUp> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>The release that was warmed last.</summary>
    internal string? Warmed { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("WarmUp", defaultValue: true))
            return;
        await Task.Run(ChartJson.Warm, stoppingToken);
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            await Task.Run(WarmNew, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void WarmNew()
    {
        using var lease = store.TryLease();
        if (lease is null || lease.Info.Id == Warmed)
            return;
        try
        {
            using var scope = scopes.CreateScope();
            var need = scope.ServiceProvider.GetRequiredService<FindNeedReader>();
            need.Read(FindNeedQuery.Default);
            // England's outlines are put together, and its ICBs drawn.
            need.Read(FindNeedQuery.Default.OfEngland(AreaLevel.Icb));
            scope.ServiceProvider.GetRequiredService<DataReader>().Read();
            var reading = scope.ServiceProvider.GetRequiredService<ReleaseReading>();
            PlaceNames.Of(reading);
            PlaceGroups.Of(reading);
            SiteFigures.Of(reading, AreaLevel.Lsoa21, reading.RegionArea, CancellationToken.None);
            foreach (var level in AreaLevels.Ranked)
                SimilarModel.Of(reading, level, CancellationToken.None);
            PlaceListFigures.Warm(reading);
            // Comparing two releases of all England takes seconds.
            scope.ServiceProvider.GetRequiredService<ChangesReader>().Read(ChangesQuery.Default, CancellationToken.None);
        }
        catch (Exception problem)
        {
            // A reader who asks for the same meets the same problem, where it is told.
            Failed(log, problem);
        }

        Warmed = lease.Info.Id;
    }

    [LoggerMessage(1, LogLevel.Warning, "A new release could not be warmed up.")]
    private static partial void Failed(ILogger log, Exception problem);
}
