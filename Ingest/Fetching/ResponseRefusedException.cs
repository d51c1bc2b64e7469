namespace HealthNeeds.Ingest.Fetching;

/// <summary>An answer came, and it cannot be what was asked for: an error page, nothing, too much, cut short.</summary>
/// <param name="rule">Id of the rule it broke: "html-page", "empty-body", "length", "too-large".</param>
internal sealed class ResponseRefusedException(string rule, Uri address, string found, string expected, Exception? cause = null)
    : Exception($"{address}: found {found}; expected {expected} [{rule}].", cause)
{
    public string Rule => rule;

    public string Found => found;

    public string Expected => expected;

    /// <summary>True where the publisher says that there is nothing at the address: 404.</summary>
    public bool IsNotFound { get; init; }
}
