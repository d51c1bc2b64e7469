using System.Net;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>An answer after which it is worth trying again.</summary>
/// <param name="wait">What Retry-After asked for.</param>
internal sealed class TransientAnswerException(HttpStatusCode status, TimeSpan? wait) : Exception($"answered {(int)status} {status}")
{
    public HttpStatusCode Status => status;

    public TimeSpan? Wait => wait;
}
