namespace HealthNeeds.Ingest.Http;

/// <summary>Few requests at once, and none too soon after another.</summary>
internal sealed class PublisherGate(int atOnce, TimeSpan apart, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(atOnce);
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>A place, held until disposed; a request keeps it while it waits to try again, so a publisher in trouble is asked less.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        return new Place(_places);
    }

    /// <summary>Waits until a request may start.</summary>
    public Task PaceAsync(CancellationToken cancellation)
    {
        var wait = TakeTurn();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }

    /// <summary>No request starts before then, whoever asks: the publisher said so.</summary>
    public void PauseUntil(DateTimeOffset time)
    {
        lock (_lock)
            _next = time > _next ? time : _next;
    }

    public void Dispose() => _places.Dispose();

    private TimeSpan TakeTurn()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + apart;
            return turn - now;
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
