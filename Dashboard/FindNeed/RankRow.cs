using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.FindNeed;

/// <param name="Position">Place in the whole list, before any text filter.</param>
/// <param name="Value">What it is ranked by, against England's average, in words.</param>
/// <param name="Why">What goes with the rank, in words; null where that is not explained.</param>
public sealed record RankRow(int Position, RankedArea Place, string Address, string Subtitle, string Value, string? Why);
