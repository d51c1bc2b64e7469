using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>A ranking, its rank and its area side by side, as a join gives them.</summary>
internal sealed record RankedRow(
    string Focus,
    string Area,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double WorstTenth,
    double? WorstTenthIcb,
    double? FirstTenIcb,
    int Median,
    int Lower,
    int Upper,
    int Areas,
    int EnglandMedian,
    int EnglandLower,
    int EnglandUpper,
    int EnglandAreas,
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
    public RankedArea ToRankedArea(NeedKind kind) => new(
        new RankingRow(Focus, Area, Score, Burden, Gap, BurdenPercentile, GapPercentile, WorstTenth, WorstTenthIcb, FirstTenIcb).ToRanking(),
        new AreaRow(Code, Level, Name, PlaceName, Msoa21, Ltla24, Ltla24Name, Icb24, Population, RuralUrban, Latitude, Longitude).ToArea(),
        kind,
        new RankInterval(Median, Lower, Upper, Areas),
        new RankInterval(EnglandMedian, EnglandLower, EnglandUpper, EnglandAreas));
}
