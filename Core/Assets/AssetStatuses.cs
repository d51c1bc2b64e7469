namespace HealthNeeds.Core.Assets;

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
