using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>Which ranks a list of moves is about.</summary>
internal sealed record MoveScope(string Focus, AreaLevel Level, AreaCode Within);
