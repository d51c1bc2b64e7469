using Microsoft.Extensions.Logging;

namespace HealthNeeds.Store.Releases;

/// <summary>Has a newer release made ready while the one before serves, for as long as it is the one that is to be served.</summary>
internal sealed class ReleasePreparation(TimeProvider time, ILogger logger, CancellationToken ending)
{
    /// <summary>How long it may take before the release is served all the same.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Waits until it is done, or no longer worth waiting for. A release that cannot be made ready is served as it is: its readers meet what is wrong, where it is told.</summary>
    /// <param name="isMeant">Looked at every second: once it is not, the preparation is told that it is given up, and lets the release go by itself.</param>
    public void Run(OpenRelease next, Func<ReleaseLease, CancellationToken, Task> prepare, Func<bool> isMeant)
    {
        if (!next.TryUse())
            return;
        using var givenUp = new CancellationTokenSource();
        try
        {
            var begun = time.GetTimestamp();
            var work = prepare(new ReleaseLease(next), givenUp.Token);
            while (!work.Wait(TimeSpan.Zero, ending))
            {
                if (!isMeant())
                {
                    givenUp.Cancel();
                    return;
                }

                if (time.GetElapsedTime(begun) >= Most)
                {
                    // It goes on beside the readers.
                    ReleaseLog.NotPrepared(logger, next.Info.Id, exception: null);
                    return;
                }

                Task.WaitAny([work, Task.Delay(Look, time, ending)], ending);
            }
        }
        catch (Exception failed)
        {
            // Whatever it is, the release itself is sound.
            ReleaseLog.NotPrepared(logger, next.Info.Id, failed);
        }
    }
}

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
