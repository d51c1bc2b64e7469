namespace HealthNeeds.Core.Sources;

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
    FigureSupply Supply = FigureSupply.BundledAndLive);
