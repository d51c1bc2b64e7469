using System.Diagnostics;
using System.Net;

namespace HealthNeeds.Benchmarks;

/// <summary>Readers who are there at once, each from an address of its own, who look at an answer for 2 to 8 seconds before they ask again.</summary>
internal static class SiteReaders
{
    /// <summary>Ends when it is cancelled.</summary>
    public static Task ReadAsync(int readers, DashboardProcess dashboard, ReaderAnswers answers, CancellationToken cancellation)
    {
        var views = ReaderViews.Of(dashboard.Client);
        return Task.WhenAll(Enumerable.Range(0, readers).Select(i => ReadAsync(dashboard, i, views, answers, cancellation)));
    }

    private static async Task ReadAsync(DashboardProcess dashboard, int reader, Func<Random, ReaderViews> of, ReaderAnswers answers, CancellationToken cancellation)
    {
        var random = new Random(reader);
        var views = of(random);
        using var client = dashboard.ClientFrom(new IPAddress([127, 1, (byte)(reader / 250), (byte)(1 + (reader % 250))]));
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 + (random.NextDouble() * 6)), cancellation);
                var (kind, path) = views.Next();
                await answers.AskAsync(client, kind, path, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // They have read enough.
        }
    }
}

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
