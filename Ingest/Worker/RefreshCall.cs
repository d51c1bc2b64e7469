using HealthNeeds.Ingest.Live;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Calls for a refresh because figures changed. Calls that come while one waits to begin are one call.</summary>
internal sealed class RefreshCall(IOptions<LiveOptions> options, TimeProvider clock, ILogger<RefreshCall> log)
{
    public const string NewFigures = "new-figures";
    private readonly Lock _gate = new();
    private DateTimeOffset _begins = DateTimeOffset.MinValue;

    public async Task CallAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        if (Begin() is not { } at)
            return;
        log.LogInformation("Figures changed: a refresh begins at {At:HH:mm:ss} UTC", at);
        var trigger = TriggerBuilder.Create().WithIdentity(NewFigures, $"{at.UtcDateTime:O}").ForJob(RefreshJob.Key).StartAt(at)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        await scheduler.ScheduleJob(trigger, cancellationToken: cancellation);
    }

    /// <returns>When the refresh begins, or null where one that was called for has not begun yet.</returns>
    internal DateTimeOffset? Begin()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now < _begins)
                return null;
            return _begins = now.AddSeconds(options.Value.GatherSeconds);
        }
    }
}
