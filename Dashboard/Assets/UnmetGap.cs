using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>A need that has no answer in the catalogue for some of the region's neighbourhoods.</summary>
/// <param name="Areas">How many neighbourhoods have it and no answer.</param>
/// <param name="Authorities">Of those, how many in each authority, most first.</param>
public sealed record UnmetGap(Need Need, int Areas, IReadOnlyList<(string Name, int Areas)> Authorities, string Reason);
