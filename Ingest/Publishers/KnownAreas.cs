namespace HealthNeeds.Ingest.Publishers;

/// <summary>The codes of England that a figure may be about.</summary>
/// <param name="Practices">GP practices whose patients can be placed.</param>
internal sealed record KnownAreas(
    IReadOnlySet<string> Lsoa11,
    IReadOnlySet<string> Lsoa21,
    IReadOnlySet<string> Msoa11,
    IReadOnlySet<string> Ltla21,
    IReadOnlySet<string> Ltla24,
    IReadOnlySet<string> Practices)
{
    /// <summary>MSOAs of 2021; empty where nothing is held for them.</summary>
    public IReadOnlySet<string> Msoa21 { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
