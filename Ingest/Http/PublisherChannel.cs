using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HealthNeeds.Ingest.Http;

/// <summary>One publisher, asked by its limits whichever source asks. Shared by all pulls.</summary>
internal sealed class PublisherChannel : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly PublisherOptions _limits;
    private readonly PublisherGate _gate;
    private readonly ResiliencePipeline _pipeline;
    private long _notBefore;

    /// <param name="seed">Of the jitter between tries.</param>
    public PublisherChannel(string name, PublisherOptions limits, TimeProvider clock, int seed)
    {
        Name = name;
        _clock = clock;
        _limits = limits;
        _gate = new PublisherGate(limits.MaxConcurrentRequests, TimeSpan.FromMilliseconds(limits.MinRequestIntervalMilliseconds), clock);
        _pipeline = PublisherPipeline.Build(limits, clock, seed, reason => DownloadTelemetry.Retried(name, reason));
    }

    public string Name { get; }

    /// <summary>Of a pull that begins.</summary>
    public PullPatience Patience() => new(Name, _limits, _clock);

    /// <summary>Tries until there is an answer, or until enough is enough.</summary>
    public async Task<ResponseArrival> AskAsync(Uri address, Func<CancellationToken, Task<ResponseArrival>> attempt, CancellationToken cancellation)
    {
        using var place = await _gate.EnterAsync(cancellation);
        ThrowIfPaused(address);
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

    private async Task<ResponseArrival> TryAsync(Uri address, Func<CancellationToken, Task<ResponseArrival>> attempt, CancellationToken cancellation)
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
            throw Paused(address, until, $" ({problem.Message})", problem);
        }
    }

    private void ThrowIfPaused(Uri address)
    {
        var until = new DateTimeOffset(Interlocked.Read(ref _notBefore), TimeSpan.Zero);
        if (_clock.GetUtcNow() < until)
            throw Paused(address, until, "", null);
    }

    private static PublisherUnavailableException Paused(Uri address, DateTimeOffset until, string why, Exception? cause) =>
        new($"{address.Host} asks not to be asked again before {until:yyyy-MM-dd HH:mm:ss} UTC{why}.", cause) { NotBefore = until };

    private static string Times(int tries) => tries switch { 1 => "once", 2 => "twice", _ => $"{tries} times" };
}

/// <summary>A publisher could not be had: no route, no answer in time, or only refusals. The message says which, in a reader's words.</summary>
internal sealed class PublisherUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>When the publisher asked to be asked again; null where it named no time.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>Why there was no answer, in a reader's words.</summary>
internal static class FailureText
{
    /// <returns>Null for what is not the publisher's failure.</returns>
    public static string? Of(Exception problem, Uri address, PublisherOptions limits) => problem switch
    {
        TransientAnswerException answer => $"{address.Host} {answer.Message}",
        TimeoutRejectedException late => $"{address.Host} gave no whole answer within {late.Timeout.TotalSeconds:0.###} s",
        BrokenCircuitException => $"{address.Host} failed {limits.BreakAfter} times or more in a short while and is left alone for {limits.BreakSeconds:0.###} s",
        CutShortException cut => $"{address.Host} {cut.Message}",
        HttpRequestException failed => $"{address.Host} {Of(failed)}",
        _ => null,
    };

    private static string Of(HttpRequestException failed) => failed.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "has no address (its name was not found)",
        HttpRequestError.SecureConnectionError => $"could not prove who it is ({Innermost(failed)})",
        HttpRequestError.ConnectionError => $"could not be reached ({Innermost(failed)})",
        HttpRequestError.ResponseEnded => "broke off before it answered",
        HttpRequestError.InvalidResponse => "answered with something that is not HTTP",
        _ => $"could not be asked ({Innermost(failed)})",
    };

    private static string Innermost(Exception problem) => problem.GetBaseException().Message.TrimEnd('.');
}
