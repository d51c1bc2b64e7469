namespace HealthNeeds.Ingest.Http;

/// <summary>What an answer is kept as; a name alone is enough.</summary>
/// <param name="Name">What it is to its reader, unique within a pull.</param>
/// <param name="MaxBytes">Refused above this size, on the wire and unpacked.</param>
/// <param name="Version">See <see cref="PublisherRequest"/>: an answer kept for this version stands and nobody is asked.</param>
internal sealed record AnswerLabel(string Name, long MaxBytes = PublisherRequest.DefaultMaxBytes, string? Version = null)
{
    public static implicit operator AnswerLabel(string name) => new(name);
}
