namespace HealthNeeds.Core.Sources;

/// <summary>Where the figures of a source come from.</summary>
public enum FigureSupply
{
    /// <summary>Figures are bundled; the publisher's own take their place once it was asked.</summary>
    BundledAndLive,

    /// <summary>No figures are bundled: they come from the publisher, or there are none.</summary>
    LiveOnly,

    /// <summary>Nothing asks the publisher: the bundled figures change with the product alone.</summary>
    BundledOnly,
}
