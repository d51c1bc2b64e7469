using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Assets;

/// <summary>A local authority's rank for income deprivation as the source gives it; 1 is the most deprived.</summary>
/// <param name="Of">How many authorities were ranked.</param>
/// <param name="Publisher">Whose ranking the source cites, with its year.</param>
public sealed record IncomeDeprivationRank(AreaCode Area, string Name, int Rank, int Of, string Publisher, Evidence Evidence);
