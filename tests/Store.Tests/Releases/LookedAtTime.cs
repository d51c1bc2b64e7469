using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>A time that stands until it is moved, and tells how often somebody began to wait for it.</summary>
internal sealed class LookedAtTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private int waits;

    /// <summary>Waits that were begun so far, each for one moment; what comes again and again is none.</summary>
    public int Waits => Volatile.Read(ref waits);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (period == Timeout.InfiniteTimeSpan)
            Interlocked.Increment(ref waits);
        return timer;
    }
}
