namespace HealthNeeds.Core.Sources;

/// <summary>One published data set: who says it, where, and on what terms.</summary>
/// <param name="Address">Where a reader finds the publication.</param>
/// <param name="Period">What the figures describe, in the publisher's words.</param>
/// <param name="Attribution">The line the licence asks for.</param>
/// <param name="LiveOnly">True where no figures are bundled: they come from the publisher, or there are none.</param>
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
    bool LiveOnly = false);
