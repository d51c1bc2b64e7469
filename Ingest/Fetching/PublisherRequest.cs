namespace HealthNeeds.Ingest.Fetching;

/// <summary>One question to a publisher.</summary>
/// <param name="Name">What it is to its reader, unique within a pull: "iod2025-file7", "nm_2020_1 page 3".</param>
/// <param name="MaxBytes">Refused above this size, on the wire and unpacked.</param>
/// <param name="Version">
/// What the publisher says elsewhere of the state of this content: when it was last changed. Where the answer kept from an
/// earlier pull was asked for under the same name, address and version, it stands and nobody is asked. Null: always ask.
/// </param>
internal sealed record PublisherRequest(string Name, Uri Address, ResponseKind Kind, long MaxBytes = PublisherRequest.DefaultMaxBytes, string? Version = null)
{
    public const long DefaultMaxBytes = 256L << 20;
}
