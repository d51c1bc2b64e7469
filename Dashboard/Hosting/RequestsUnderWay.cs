namespace HealthNeeds.Dashboard.Hosting;

/// <summary>How many requests are being answered just now. What nobody waits for gives way to them.</summary>
internal sealed class RequestsUnderWay(TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private int _now;

    public int Now => Volatile.Read(ref _now);

    public async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref _now);
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    /// <summary>Ends when nobody is being answered, and after so long at the latest: on a site that is never quiet, what gives way still comes to its turn.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="OperationCanceledException" />
    public async Task<TimeSpan> GiveWayAsync(TimeSpan longest, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var begun = time.GetTimestamp();
        while (Now > 0 && time.GetElapsedTime(begun) < longest)
            await Task.Delay(Look, time, cancellation);
        return time.GetElapsedTime(begun);
    }
}
