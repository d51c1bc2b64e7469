namespace HealthNeeds.Ingest.Worker;

/// <summary>
/// Calls back when standard input ends. A supervisor holds the other end of the pipe: closing it asks the worker to stop,
/// and a supervisor that dies closes it too, so no worker is left behind on any operating system.
/// </summary>
internal sealed class StandardInputEnd : IDisposable
{
    private readonly CancellationTokenSource _disposed = new();

    public StandardInputEnd(Action ended) => _ = WatchAsync(Console.OpenStandardInput(), ended, _disposed.Token);

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private static async Task WatchAsync(Stream input, Action ended, CancellationToken disposed)
    {
        // Console streams read synchronously: the wait must not sit on the thread that starts the host.
        await Task.Run(() => input.CopyTo(Stream.Null), disposed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!disposed.IsCancellationRequested)
            ended();
    }
}
