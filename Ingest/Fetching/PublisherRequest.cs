namespace HealthNeeds.Ingest.Fetching;

/// <summary>One question to a publisher.</summary>
/// <param name="Name">What it is to its reader, unique within a pull: "iod2025-file7", "nm_2020_1 page 3".</param>
/// <param name="MaxBytes">Refused above this size, on the wire and unpacked.</param>
internal sealed record PublisherRequest(string Name, Uri Address, ResponseKind Kind, long MaxBytes = PublisherRequest.DefaultMaxBytes)
{
    public const long DefaultMaxBytes = 256L << 20;
}
