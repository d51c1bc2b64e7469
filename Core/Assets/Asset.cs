using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Assets;

/// <summary>Something in the region that could help meet a need: a centre, a programme, a network, a hospital, a community partner.</summary>
/// <param name="Kind">One of <see cref="AssetKinds"/>.</param>
/// <param name="SubSectors">Priority sub-sectors of the region it belongs to, by id.</param>
/// <param name="FocusAreas">Focus areas served, by id.</param>
/// <param name="Needs">Needs addressed, by id in the needs taxonomy.</param>
/// <param name="LifeCourse">Any of "children", "working-age", "older", or empty where the source does not say.</param>
/// <param name="Site">Where it is, or null for a network without one site, or where no record gives its location.</param>
/// <param name="Reach">How far its help extends.</param>
/// <param name="Status">One of <see cref="AssetStatuses"/>, as of <paramref name="StatusDate"/>.</param>
/// <param name="StatusDate">Null where the record of it has no date.</param>
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
    DateOnly? StatusDate,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The local authorities whose residents it serves. Never empty where the reach is <see cref="AssetReach.Authority"/>.</summary>
    public IReadOnlyList<AreaCode> Serves { get; init; } = [];

    /// <summary>Where a record says it is, where none gives a location that could be drawn; then it has no site.</summary>
    public string? Place { get; init; }

    /// <summary>Its own or its host's website, where a public record gives one.</summary>
    public string? Website { get; init; }
}

/// <param name="Accuracy">"site" (within about 300 m), "campus" or "area".</param>
public sealed record AssetSite(string Place, Location Location, string Accuracy)
{
    /// <summary>The local authority it stands in.</summary>
    public AreaCode? LocalAuthority { get; init; }
}

/// <summary>How far an asset's help extends.</summary>
public enum AssetReach
{
    /// <summary>People near its site.</summary>
    Local,

    /// <summary>Its local authority.</summary>
    Authority,

    /// <summary>The whole region, wherever its site is.</summary>
    Region,
}

/// <summary>Where an asset stood on the date its source describes, by the ids they travel under.</summary>
public static class AssetStatuses
{
    public const string Open = "open";

    /// <summary>Being built or set up.</summary>
    public const string UnderConstruction = "under-construction";

    /// <summary>Decided on, not begun.</summary>
    public const string Planned = "planned";

    /// <summary>Suggested, not decided.</summary>
    public const string Proposed = "proposed";

    /// <summary>Over; what it left behind may still be of use.</summary>
    public const string Ended = "ended";

    public static readonly IReadOnlyList<string> All = [Open, UnderConstruction, Planned, Proposed, Ended];

    /// <summary>What a reader calls it.</summary>
    public static string Name(string status) => status switch
    {
        Open => "Open",
        UnderConstruction => "Under construction",
        Planned => "Planned",
        Proposed => "Proposed",
        Ended => "Ended",
        _ => throw new ArgumentException($"'{status}' is not an asset's status: expected one of {string.Join(", ", All)}.", nameof(status)),
    };
}

/// <param name="Source">Id of the document, as in "sy-assets-study-2022".</param>
/// <param name="Place">Where in it: a section, page or recommendation.</param>
public sealed record Evidence(string Source, string Place)
{
    /// <summary>Needs this passage shows the asset to address, by id.</summary>
    public IReadOnlyList<string> Supports { get; init; } = [];
}
