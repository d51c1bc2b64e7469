using System.Text.RegularExpressions;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>A line that the worker logged: how much it matters, whichever way it was set to write.</summary>
internal static partial class WorkerLine
{
    /// <returns>Information where the line does not say.</returns>
    public static LogLevel Level(string? line) => line is null ? LogLevel.Information : Said().Match(line) switch
    {
        { Success: false } => LogLevel.Information,
        var match => match.Groups["level"].Value switch
        {
            "crit" or "Critical" => LogLevel.Critical,
            "fail" or "Error" => LogLevel.Error,
            "warn" or "Warning" => LogLevel.Warning,
            "dbug" or "Debug" => LogLevel.Debug,
            "trce" or "Trace" => LogLevel.Trace,
            _ => LogLevel.Information,
        },
    };

    /// <summary>"12:34:56 warn: …" of the plain form; "LogLevel":"Warning" of the structured one.</summary>
    [GeneratedRegex(@"^(?:[0-9:. TZ-]{0,40}(?<level>crit|fail|warn|info|dbug|trce): |\{.{0,200}?""LogLevel"":\s*""(?<level>[A-Z][a-z]+)"")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
