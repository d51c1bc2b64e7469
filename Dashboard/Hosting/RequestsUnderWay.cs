namespace HealthNeeds.Dashboard.Hosting;

/// <summary>How many requests are being answered just now. What nobody waits for gives way to them.</summary>
internal sealed class RequestsUnderWay(TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>On a site that is never quiet, what gives way still comes to its turn.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

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

    /// <summary>Ends when nobody is being answered, and after a second at the latest.</summary>
    public async Task GiveWayAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; Now > 0 && waited < Longest; waited += Look)
            await Task.Delay(Look, time, cancellation);
    }
}
