namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>
/// A clock that stands still, except that whoever waits up to <paramref name="leap"/> is not kept waiting: the clock leaps to the
/// end of the wait. Longer timers are limits; they go off when leaps pass them, or by <see cref="Advance"/>.
/// </summary>
internal sealed class LeapingClock(TimeSpan leap) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _pending = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public LeapingClock()
        : this(TimeSpan.FromMinutes(1))
    {
    }

    /// <summary>Every wait that was leapt over, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
                return [.. _waits];
        }
    }

    /// <summary>How many timers go off in just so long.</summary>
    public int Pending(TimeSpan wait)
    {
        lock (_gate)
            return _pending.Count(t => t.Due == _now + wait);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Set(Timer timer, TimeSpan wait)
    {
        lock (_gate)
        {
            _pending.Remove(timer);
            if (wait == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + wait;
            _pending.Add(timer);
            if (wait > leap)
                return;
            _waits.Add(wait);
        }

        MoveTo(timer.Due);
    }

    private void Remove(Timer timer)
    {
        lock (_gate)
            _pending.Remove(timer);
    }

    private void MoveTo(DateTimeOffset time)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now = time > _now ? time : _now;
            due = [.. _pending.Where(t => t.Due <= _now).OrderBy(t => t.Due)];
            _pending.RemoveAll(due.Contains);
        }

        // One after another, as their times are: a limit of 150 s ends what goes on before who waited until 180 s does.
        if (due.Count > 0)
            ThreadPool.QueueUserWorkItem(_ => due.ForEach(t => t.Fire()));
    }

    private sealed class Timer(LeapingClock clock, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
