using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Runs;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Progress;

/// <summary>Reads how far the worker is from the releases directory.</summary>
internal sealed class ProgressReader(ReleaseStore store, IOptions<ReleaseOptions> options, TimeProvider time)
{
    public ProgressView Read()
    {
        var live = new ProgressFile(options.Value.Directory).Read();
        return new ProgressView(
            live is not null && live.IsLive(time.GetUtcNow()) ? live : null,
            new RunLog(options.Value.Directory).List(1) is [var last, ..] ? last : null,
            store.Problem is not null);
    }
}
