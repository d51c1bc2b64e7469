namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>A request as the loopback publisher saw it.</summary>
/// <param name="Target">Path and query, as sent.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Status">What it was answered with.</param>
internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, int Status)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
