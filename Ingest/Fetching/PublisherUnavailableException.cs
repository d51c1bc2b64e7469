namespace HealthNeeds.Ingest.Fetching;

/// <summary>A publisher could not be had: no route, no answer in time, or only refusals. The message says which, in a reader's words.</summary>
internal sealed class PublisherUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>When the publisher asked to be asked again; null where it named no time.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
