namespace HealthNeeds.Store.Releases;

/// <summary>How long what was refused is left alone: a whole release is read to try it again, so ever longer, from two seconds to five minutes.</summary>
internal sealed class RetryPause(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private TimeSpan next = First;
    private TimeSpan pause;
    private long since;

    /// <summary>Something else is tried: what is refused of it waits for two seconds again.</summary>
    public void Restart() => next = First;

    /// <summary>It was refused.</summary>
    public void Begin()
    {
        (since, pause) = (time.GetTimestamp(), next);
        next = TimeSpan.FromTicks(Math.Min(next.Ticks * 2, Longest.Ticks));
    }

    public bool IsOver() => time.GetElapsedTime(since) >= pause;
}
