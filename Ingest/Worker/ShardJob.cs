using HealthNeeds.Ingest.Training;
using HealthNeeds.Ingest.Training.Shards;
using HealthNeeds.Ingest.Workspace;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Trains one shard of an analysis that is led by the worker with the refresh job; any worker's, and begun again elsewhere where the worker dies.</summary>
internal sealed class ShardJob(TrainerChoice choice, IngestPaths paths) : IJob
{
    private const string Group = "shards";
    private const string Folder = "folder";

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var folder = new ShardFolder(paths.Releases, context.MergedJobDataMap.GetString(Folder)!);
        new ShardWork(choice.Trainer, ProductVersion.Code).Do(folder, context.JobDetail.Key.Name, cancellationToken);
        return ValueTask.CompletedTask;
    }

    /// <summary>Puts shards into the schedule, to be done at once by whoever has a hand free: as many on a worker as it has processors.</summary>
    public static async Task DispatchAsync(IScheduler scheduler, string folder, IReadOnlyList<string> shards, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var shard in shards)
        {
            var job = JobBuilder.Create<ShardJob>().WithIdentity(shard, Group).UsingJobData(Folder, folder).RequestRecovery().Build();
            var trigger = TriggerBuilder.Create().WithIdentity(shard, Group).ForJob(job.Key).StartAt(at).WithExecutionGroup(Group)
                .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
            await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellation);
        }
    }

    /// <summary>Training takes a whole processor: more at once would only take turns.</summary>
    public static void Limit(IQuartzBuilder quartz) => quartz.UseExecutionLimits(limits => limits.ForGroup(Group, Environment.ProcessorCount, ExecutionLimitScope.Node));
}
