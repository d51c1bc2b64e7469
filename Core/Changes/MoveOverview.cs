namespace HealthNeeds.Core.Changes;

/// <summary>How ranks moved from one release to another.</summary>
/// <param name="CausesKnown">False where moves are known and what caused them is not.</param>
/// <param name="Note">Why causes are not known, or what else a reader must know of them; null where there is nothing.</param>
/// <param name="Counts">Within England, per focus area and level.</param>
/// <param name="Largest">Moves beyond noise within England, largest first: as many as were asked for.</param>
public sealed record MoveOverview(bool CausesKnown, string? Note, IReadOnlyList<MoveCount> Counts, IReadOnlyList<RankMove> Largest);
