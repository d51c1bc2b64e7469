using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Changes;

/// <summary>An area that one of the releases does not hold, or that lies in another larger area, or whose facts were corrected.</summary>
/// <param name="Detail">In a reader's words: "residents 1,502 → 1,611".</param>
/// <param name="Geography">True where codes or membership changed; false for corrections of names, residents or places.</param>
public sealed record AreaChange(ChangeKind Change, AreaCode Code, string Name, AreaLevel Level, string Detail, bool Geography);
