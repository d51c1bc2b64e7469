using Microsoft.Extensions.Logging;

namespace HealthNeeds.Store.Releases;

internal static partial class ReleaseLog
{
    [LoggerMessage(1, LogLevel.Information, "Serving release {Release}.")]
    public static partial void Serving(ILogger logger, string release);

    [LoggerMessage(2, LogLevel.Error, "Release refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "Looking for a newer release failed.")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "Release {Release} was not made ready before it serves.")]
    public static partial void NotPrepared(ILogger logger, string release, Exception? exception);

    [LoggerMessage(5, LogLevel.Information, "Release {Release} is not served: another was pointed to before it was ready.")]
    public static partial void GivenUp(ILogger logger, string release);
}
