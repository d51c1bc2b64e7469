using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Assets;

/// <summary>A need for which the catalogue holds nothing, or nothing within reach.</summary>
public sealed record NoMatch(AreaCode Area, string Focus, string Need, string Reason);
