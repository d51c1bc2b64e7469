using System.Data.Common;
using Microsoft.Extensions.Logging;
using Quartz;

namespace HealthNeeds.Ingest.Worker.Cluster;

/// <summary>What is to be written into the schedule while its database is away waits until it is back: a source whose next time is lost would never be asked again.</summary>
internal static class StoreOutage
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    /// <exception cref="OperationCanceledException">This worker was stopped first; another takes over the job, and with it what was to be written.</exception>
    public static async Task WaitOutAsync(Func<Task> write, ILogger log, CancellationToken cancellation)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                await write();
                return;
            }
            catch (SchedulerException problem) when (IsOf(problem) && !cancellation.IsCancellationRequested)
            {
                if (!told)
                    log.LogWarning("The schedule's database cannot be written to; it is tried again until it can");
            }

            await Task.Delay(Again, cancellation);
        }
    }

    /// <summary>Whether an exception of the scheduler is about its database.</summary>
    public static bool IsOf(Exception? problem) => problem is not null && (problem is DbException || IsOf(problem.InnerException));
}
