using Polly;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>One publisher, asked by its limits whichever source asks. Shared by all pulls.</summary>
internal sealed class Publisher : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly PublisherOptions _limits;
    private readonly PublisherGate _gate;
    private readonly ResiliencePipeline _pipeline;
    private long _notBefore;

    /// <param name="seed">Of the jitter between tries.</param>
    public Publisher(string name, PublisherOptions limits, TimeProvider clock, int seed)
    {
        Name = name;
        _clock = clock;
        _limits = limits;
        _gate = new PublisherGate(limits.AtOnce, TimeSpan.FromMilliseconds(limits.Apart), clock);
        _pipeline = PublisherPipeline.Build(limits, clock, seed, reason => FetchTelemetry.Retried(name, reason));
    }

    public string Name { get; }

    /// <summary>Tries until there is an answer, or until enough is enough.</summary>
    public async Task<Arrival> AskAsync(Uri address, Func<CancellationToken, Task<Arrival>> attempt, CancellationToken cancellation)
    {
        using var place = await _gate.EnterAsync(cancellation);
        ThrowIfLeftAlone(address);
        var tries = 0;
        try
        {
            return await _pipeline.ExecuteAsync(async token => { tries++; return await TryAsync(address, attempt, token); }, cancellation);
        }
        catch (CutShortException problem) when (problem.Expected is { } expected)
        {
            throw new ResponseRefusedException("length", address, $"{problem.Received:N0} bytes, {Times(tries)}", $"{expected:N0} bytes as announced", problem);
        }
        catch (Exception problem) when (FailureText.Of(problem, address, _limits) is { } text)
        {
            throw new PublisherUnavailableException(tries > 1 ? $"{text} (tried {Times(tries)})." : text + ".", problem);
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Arrival> TryAsync(Uri address, Func<CancellationToken, Task<Arrival>> attempt, CancellationToken cancellation)
    {
        await _gate.PaceAsync(cancellation);
        try
        {
            return await attempt(cancellation);
        }
        catch (TransientAnswerException problem) when (problem.Wait is { } wait)
        {
            var until = _clock.GetUtcNow() + wait;
            if (wait <= _limits.LongestRetryAfter)
            {
                _gate.PauseUntil(until);
                throw;
            }

            Interlocked.Exchange(ref _notBefore, until.UtcTicks);
            throw LeftAlone(address, until, $" ({problem.Message})", problem);
        }
    }

    private void ThrowIfLeftAlone(Uri address)
    {
        var until = new DateTimeOffset(Interlocked.Read(ref _notBefore), TimeSpan.Zero);
        if (_clock.GetUtcNow() < until)
            throw LeftAlone(address, until, "", null);
    }

    private static PublisherUnavailableException LeftAlone(Uri address, DateTimeOffset until, string why, Exception? cause) =>
        new($"{address.Host} asks not to be asked again before {until:yyyy-MM-dd HH:mm:ss} UTC{why}.", cause) { NotBefore = until };

    private static string Times(int tries) => tries switch { 1 => "once", 2 => "twice", _ => $"{tries} times" };
}
