using System.Globalization;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>What workers that share a schedule say of it, read from the files they leave beside the releases.</summary>
internal sealed class ClusterHealth(IOptions<ReleaseOptions> options, TimeProvider time)
{
    /// <summary>What is not as it should be, in a reader's words; null while all is well, and where a worker is alone.</summary>
    public string? Problem()
    {
        var now = time.GetUtcNow();
        // What was killed cannot clear its file, and where one worker is left there is none that clears others'. That one says itself, in worker.json, whether it lives.
        var workers = new WorkerStatusFiles(options.Value.Directory).List().Where(w => !WorkerStatusFiles.IsForgotten(w, now)).ToList();
        var newest = workers.MaxBy(w => w.Updated);
        if (newest is null)
            return null;
        var live = workers.Where(w => w.IsLive(now)).ToList();
        if (live.Count == 0)
            return string.Create(CultureInfo.InvariantCulture, $"No worker has been heard of since {newest.Updated.UtcDateTime:yyyy-MM-dd HH:mm} UTC, so figures are not refreshed.");
        var away = live.Where(w => w.AwaySince is not null).ToList();
        return away.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{away.Count} of {live.Count} workers cannot reach the database of their schedule since {away.Min(w => w.AwaySince!.Value).UtcDateTime:yyyy-MM-dd HH:mm} UTC: nothing new begins until it is back.");
    }
}
