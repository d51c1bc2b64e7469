using HealthNeeds.Dashboard.Data.Sources;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Runs;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Data.Running;

/// <summary>Reads what the worker does just now from the releases directory: it goes on while a release is served.</summary>
internal sealed class RunningReader(ReleaseStore store, FreshnessReader freshness, WorkerState worker, IOptions<ReleaseOptions> options, TimeProvider time)
{
    public RunningView Read()
    {
        using var lease = store.TryLease();
        return Of(freshness.List(lease?.Manifest.Sources() ?? []));
    }

    public RunningView Of(IReadOnlyList<SourceFreshness> sources)
    {
        var run = new ProgressFile(options.Value.Directory).Read();
        return new RunningView(
            run?.IsLive(time.GetUtcNow()) == true ? run : null,
            [.. sources.Where(s => s.Pull is not null).Select(s => (s.Title, s.Pull!))],
            worker.Problem);
    }
}
