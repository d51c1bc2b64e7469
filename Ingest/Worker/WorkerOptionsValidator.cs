using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Refuses a schedule that Quartz could not keep, before anything starts.</summary>
internal sealed class WorkerOptionsValidator(TimeProvider clock) : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        var problems = new[] { CronText.Problem("Worker:Schedule", options.Schedule, clock.GetUtcNow()), TimeZoneProblem(options.TimeZone) }.OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string? TimeZoneProblem(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)
            ? null
            : $"Worker:TimeZone '{id}' is not a time zone this machine knows. Expected an IANA name, as in 'Europe/London' or 'UTC'.";
}
