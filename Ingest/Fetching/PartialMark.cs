namespace HealthNeeds.Ingest.Fetching;

/// <summary>Which answer an unfinished download is of. The rest may only come from the very same one.</summary>
/// <param name="Validator">What If-Range says: a strong ETag, or Last-Modified.</param>
/// <param name="Total">Length of the whole, where the publisher said it.</param>
internal sealed record PartialMark(Uri Address, string Validator, long? Total, string? Encoding);
