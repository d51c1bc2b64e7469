using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Live.Ods;
using HealthNeeds.Ingest.Live.OnsGeography;
using HealthNeeds.Ingest.Pipeline;

namespace HealthNeeds.Ingest.Live;

/// <summary>What publishers are asked about a region beside its figures. Ranks wait for none of it: what goes wrong is a warning.</summary>
internal sealed class RegionQuestions(RegionOutlines outlines, AssetSites sites, IngestPaths paths)
{
    /// <param name="isNew">Whether a release is to come of this run; where not, nobody is asked about sites.</param>
    public async Task AskAsync(RunState run, bool isNew, CancellationToken cancellation)
    {
        if (run.Region.Boundaries is null)
            await OutlinesAsync(run, cancellation);
        if (isNew && run.Region.Assets is { } assets)
            await SitesAsync(run, Path.Combine(paths.Data, assets), cancellation);
    }

    private async Task OutlinesAsync(RunState run, CancellationToken cancellation)
    {
        run.Tracker.Report($"Asking for the outlines of {run.Region.Icb}");
        if (await outlines.EnsureAsync(run.Region.Icb, run.Fetched.Single(f => f.Kind == SnapshotKinds.Areas).Path, cancellation) is { } problem)
            run.Warn($"Outlines of {run.Region.Icb} could not be fetched: {problem}");
    }

    private async Task SitesAsync(RunState run, string path, CancellationToken cancellation)
    {
        run.Tracker.Report("Asking whether assets are where they were");
        using var json = File.OpenRead(path);
        var catalogue = AssetCatalogueReader.Read(json, run.Catalogues.FocusAreas, Path.GetFileName(path));
        foreach (var finding in await sites.CheckAsync(catalogue.Assets, cancellation))
            run.Warn(finding);
    }
}
