namespace HealthNeeds.Ingest.Http;

/// <summary>
/// How long one pull waits to ask again, all its requests together. Each request has an end of its own; where every one of thousands
/// comes only after some refusals, the pull would have none.
/// </summary>
/// <param name="publisher">Under which the limits are configured.</param>
internal sealed class PullPatience(string publisher, PublisherOptions limits, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private TimeSpan _waited;
    private int _again;

    /// <summary>The tries of one request: what lies between the end of one and the next is waiting.</summary>
    public Func<CancellationToken, Task<ResponseArrival>> Over(Uri address, Func<CancellationToken, Task<ResponseArrival>> attempt)
    {
        (long Ended, string Why)? failed = null;
        return async cancellation =>
        {
            if (failed is { } last)
                Wait(address, clock.GetElapsedTime(last.Ended), last.Why);
            try
            {
                return await attempt(cancellation);
            }
            catch (Exception problem)
            {
                failed = (clock.GetTimestamp(), FailureText.Of(problem, address, limits) ?? $"{address.Host} gave no whole answer in time");
                throw;
            }
        };
    }

    /// <exception cref="PublisherUnavailableException">It has waited long enough.</exception>
    private void Wait(Uri address, TimeSpan time, string why)
    {
        lock (_gate)
        {
            (_waited, _again) = (_waited + time, _again + 1);
            if (_waited <= limits.PullWait)
                return;
            throw new PublisherUnavailableException(FormattableString.Invariant(
                $"{why} again and again: this pull waited {_waited.TotalSeconds:0} s to ask {address.Host} {CountWords.Some(_again, "more time")}, and waits {limits.PullWaitSeconds:0.###} s at most (Live__Publishers__{publisher}__PullWaitSeconds)."));
        }
    }
}
