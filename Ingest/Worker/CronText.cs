using Quartz;

namespace HealthNeeds.Ingest.Worker;

internal static class CronText
{
    private const string Expected = "Expected a Quartz cron expression of six or seven fields, seconds first, as in '0 30 3 ? * MON' (Mondays at 03:30) or '0 0 4 * * ?' (daily at 04:00).";

    /// <summary>Why Quartz could not keep a schedule, or null where it can.</summary>
    /// <param name="setting">Named in the message.</param>
    public static string? Problem(string setting, string schedule, DateTimeOffset now)
    {
        try
        {
            return CronExpression.Parse(schedule).GetNextValidTimeAfter(now) is null
                ? $"{setting} '{schedule}' never comes again. {Expected}"
                : null;
        }
        catch (FormatException problem)
        {
            return $"{setting} '{schedule}' is not a schedule: {problem.Message} {Expected}";
        }
    }
}
