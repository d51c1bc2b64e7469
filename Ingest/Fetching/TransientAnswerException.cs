using System.Net;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>An answer after which it is worth trying again.</summary>
/// <param name="reason">The publisher's words for the status.</param>
/// <param name="wait">What Retry-After asked for.</param>
internal sealed class TransientAnswerException(HttpStatusCode status, string? reason, TimeSpan? wait) : Exception($"answered {(int)status} {reason}".TrimEnd())
{
    public HttpStatusCode Status => status;

    public TimeSpan? Wait => wait;
}
