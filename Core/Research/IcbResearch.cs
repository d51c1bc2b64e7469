using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Research;

/// <summary>An ICB's research and burden for one focus area.</summary>
/// <param name="Population">Residents, above 0.</param>
/// <param name="Burden">Expected ill health per resident, England's average being 1.</param>
/// <param name="Awards">Awards under way at organisations placed there, each counted by the share that bears on the focus area.</param>
/// <param name="Pounds">Of these awards, by the same shares.</param>
public sealed record IcbResearch(AreaCode Icb, string Name, int Population, double Burden, double Awards, double Pounds);
