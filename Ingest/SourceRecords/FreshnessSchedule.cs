using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>How often each source is asked, and how old its figures may grow.</summary>
internal sealed class FreshnessSchedule(IngestPaths paths, IOptions<PullOptions> options)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _cadences = new(() =>
        DataCatalogues.Read(paths.Data).Indicators.Sources.ToDictionary(s => s.Id, s => s.Cadence, StringComparer.Ordinal));

    /// <summary>The source's cron expression: as configured, or what suits its cadence.</summary>
    public string Schedule(string source) => options.Value.Of(source).Schedule ?? AskSchedule.For(source, _cadences.Value.GetValueOrDefault(source, string.Empty));

    public TimeSpan AllowedAge(string source) => options.Value.Of(source).AllowedAge ?? AskSchedule.AllowedAge(Schedule(source));
}

/// <summary>When a source is asked where nothing is configured. Asking is cheap for both sides: what has not changed is not sent.</summary>
internal static class AskSchedule
{
    private static readonly DateTimeOffset Anchor = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="cadence">In the catalogue's words: "monthly; by LSOA each quarter", "every few years".</param>
    public static string For(string source, string cadence)
    {
        // Two hours of the night, spread by name so that one publisher's sources do not all come at once.
        var minute = Spread(source, 120);
        var time = $"0 {minute % 60} {4 + (minute / 60)}";
        return cadence switch
        {
            _ when Starts(cadence, "daily", "weekly") => $"{time} * * ?",
            _ when Starts(cadence, "monthly", "quarterly", "yearly") => $"{time} ? * TUE",
            _ => $"{time} ? * TUE#1",
        };
    }

    /// <summary>Two intervals and a day: one missed answer is not yet news.</summary>
    public static TimeSpan AllowedAge(string schedule)
    {
        var cron = new CronExpression(schedule, TimeZoneInfo.Utc);
        var longest = TimeSpan.Zero;
        var at = cron.GetNextValidTimeAfter(Anchor);
        for (var i = 0; i < 12 && at is { } from && cron.GetNextValidTimeAfter(from) is { } to; i++)
        {
            longest = to - from > longest ? to - from : longest;
            at = to;
        }

        return (2 * longest) + TimeSpan.FromDays(1);
    }

    /// <summary>A number from 0 to below <paramref name="range"/> that is the same on every machine.</summary>
    public static int Spread(string text, int range)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));
        return range == 0 ? 0 : (int)(BitConverter.ToUInt32(hash) % (uint)range);
    }

    private static bool Starts(string cadence, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (cadence.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

internal static class CronScheduleCheck
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
