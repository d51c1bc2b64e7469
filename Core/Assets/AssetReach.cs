namespace HealthNeeds.Core.Assets;

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
