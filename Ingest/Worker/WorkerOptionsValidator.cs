using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Refuses a schedule that Quartz could not keep, before anything starts.</summary>
internal sealed class WorkerOptionsValidator(TimeProvider clock) : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        var problems = new[] { ScheduleProblem(options.Schedule), TimeZoneProblem(options.TimeZone) }.OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private string? ScheduleProblem(string schedule)
    {
        const string Expected = "Expected a Quartz cron expression of six or seven fields, seconds first, as in '0 30 3 ? * MON' (Mondays at 03:30) or '0 0 4 * * ?' (daily at 04:00).";
        try
        {
            return CronExpression.Parse(schedule).GetNextValidTimeAfter(clock.GetUtcNow()) is null
                ? $"Worker:Schedule '{schedule}' never comes again. {Expected}"
                : null;
        }
        catch (FormatException problem)
        {
            return $"Worker:Schedule '{schedule}' is not a schedule: {problem.Message} {Expected}";
        }
    }

    private static string? TimeZoneProblem(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)
            ? null
            : $"Worker:TimeZone '{id}' is not a time zone this machine knows. Expected an IANA name, as in 'Europe/London' or 'UTC'.";
}
