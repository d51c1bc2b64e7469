namespace HealthNeeds.Store.Queries;

/// <summary>A match and its area side by side, as a join gives them.</summary>
internal sealed record MatchedRow(
    string Area,
    string Focus,
    string Need,
    string Asset,
    double Score,
    double? Kilometres,
    List<string> Reasons,
    string Code,
    string Level,
    string Name,
    string? PlaceName,
    string? Msoa21,
    string? Ltla24,
    string? Ltla24Name,
    string? Icb24,
    int? Population,
    string? RuralUrban,
    double? Latitude,
    double? Longitude)
{
    public MatchedArea ToMatchedArea() => new(
        new MatchRow(Area, Focus, Need, Asset, Score, Kilometres, Reasons).ToMatch(),
        new AreaRow(Code, Level, Name, PlaceName, Msoa21, Ltla24, Ltla24Name, Icb24, Population, RuralUrban, Latitude, Longitude).ToArea());
}
