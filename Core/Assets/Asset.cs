using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Assets;

/// <summary>Something in the region that could help meet a need: a centre, a programme, a network, a hospital, a community partner.</summary>
/// <param name="Kind">One of <see cref="AssetKinds"/>.</param>
/// <param name="SubSectors">The study's priority sub-sectors it belongs to, by id.</param>
/// <param name="FocusAreas">Focus areas served, by id.</param>
/// <param name="Needs">Needs addressed, by id in the needs taxonomy.</param>
/// <param name="LifeCourse">Any of "children", "working-age", "older", or empty where the source does not say.</param>
/// <param name="Site">Where it is, or null for a network without one site.</param>
/// <param name="Reach">How far its help extends.</param>
/// <param name="Status">One of <see cref="AssetStatuses"/>, as of <paramref name="StatusDate"/>.</param>
/// <param name="Evidence">Where the source says so.</param>
public sealed record Asset(
    string Id,
    string Name,
    string Host,
    string Kind,
    string Description,
    IReadOnlyList<string> SubSectors,
    IReadOnlyList<string> FocusAreas,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<string> LifeCourse,
    AssetSite? Site,
    AssetReach Reach,
    string Status,
    DateOnly StatusDate,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The local authorities whose residents it serves. Never empty where the reach is <see cref="AssetReach.Authority"/>.</summary>
    public IReadOnlyList<AreaCode> Serves { get; init; } = [];

    /// <summary>Its own or its host's website, where a public record gives one.</summary>
    public string? Website { get; init; }
}
