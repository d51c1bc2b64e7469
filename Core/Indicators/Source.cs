using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Indicators;

/// <summary>One published data set: who says it, where, and on what terms.</summary>
/// <param name="Address">Where a reader finds the publication.</param>
/// <param name="Period">What the figures describe, in the publisher's words.</param>
/// <param name="Attribution">The line the licence asks for.</param>
public sealed record Source(
    string Id,
    string Publisher,
    string Title,
    Uri Address,
    string Licence,
    Uri LicenceAddress,
    string Attribution,
    string Period,
    string Cadence,
    FigureSupply Supply = FigureSupply.BundledAndLive)
{
    /// <summary>True where it is an indicator that this installation added.</summary>
    [JsonIgnore]
    public bool IsOwn => OwnIndicators.IsOwn(Id);
}

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
