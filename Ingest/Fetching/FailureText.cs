using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HealthNeeds.Ingest.Fetching;

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
