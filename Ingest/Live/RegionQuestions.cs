using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Live.OnsGeography;
using HealthNeeds.Ingest.Pipeline;

namespace HealthNeeds.Ingest.Live;

/// <summary>What publishers are asked about a region beside its figures: its outlines. Ranks do not wait for them: what goes wrong is a warning.</summary>
internal sealed class RegionQuestions(RegionOutlines outlines)
{
    public async Task AskAsync(RunState run, CancellationToken cancellation)
    {
        if (run.Region.Boundaries is not null)
            return;
        run.Tracker.Report($"Asking for the outlines of {run.Region.Icb}");
        if (await outlines.EnsureAsync(run.Region.Icb, run.Fetched.Single(f => f.Kind == SnapshotKinds.Areas).Path, cancellation) is { } problem)
            run.Warn($"Outlines of {run.Region.Icb} could not be fetched: {problem}");
    }
}
