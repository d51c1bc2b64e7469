namespace HealthNeeds.Dashboard.Releases;

/// <summary>Work that takes a processor, or all of them, for its time: so many at once, and the others wait.</summary>
internal static class LongWork
{
    /// <param name="turns">How many may work at once.</param>
    /// <exception cref="OperationCanceledException">The reader left while waiting, or the work heeds that they did.</exception>
    public static T Take<T>(this SemaphoreSlim turns, Func<T> work, CancellationToken token)
    {
        turns.Wait(token);
        try
        {
            return work();
        }
        finally
        {
            turns.Release();
        }
    }
}
