using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>A neighbourhood that needs an asset most, by the needs the asset works on.</summary>
/// <param name="Needs">The hardest pressing of them.</param>
/// <param name="Pressure">Share of England's neighbourhoods where they press less, 0 to 1, with its 90% interval.</param>
public sealed record AssetPlace(Area Area, string Address, string Needs, double Pressure, double Lower, double Upper, double? Kilometres);

/// <summary>An asset that complements the one of the page.</summary>
/// <param name="Relation">How the source links the two; null where it does not.</param>
public sealed record AssetComplement(string Name, string Address, string Need, string? Relation, int Neighbourhoods);

/// <summary>Where an outreach would reach most.</summary>
public sealed record AssetSatellite(string Need, string Place, string Address, int Neighbourhoods, int People, double? Kilometres);
