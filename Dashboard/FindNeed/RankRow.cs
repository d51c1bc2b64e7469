using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.FindNeed;

/// <param name="Position">Place in the whole list, before any text filter.</param>
/// <param name="Why">What goes with the rank, in words.</param>
public sealed record RankRow(int Position, RankedArea Place, string Address, string Subtitle, string Why);
