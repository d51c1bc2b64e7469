using System.Diagnostics;

namespace HealthNeeds.Benchmarks;

/// <summary>What memory a process holds, minute by minute.</summary>
internal static class MemoryByMinute
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Ends when it is cancelled.</summary>
    /// <returns>The median of each minute's looks, in bytes.</returns>
    public static async Task<IReadOnlyList<long>> WatchAsync(Process process, CancellationToken cancellation)
    {
        var (looks, clock) = (new List<(int Minute, long Bytes)>(), Stopwatch.StartNew());
        while (!cancellation.IsCancellationRequested)
        {
            process.Refresh();
            looks.Add(((int)clock.Elapsed.TotalMinutes, process.WorkingSet64));
            await Task.Delay(Look, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return [.. looks.GroupBy(l => l.Minute).Select(g => g.Select(l => l.Bytes).Order().ElementAt(g.Count() / 2))];
    }
}
