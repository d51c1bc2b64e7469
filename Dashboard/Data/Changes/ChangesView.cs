using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Changes;
using HealthNeeds.Core.Focus;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Data.Changes;

/// <summary>What changed from one release to another; everything is null or empty where there is nothing to compare with.</summary>
/// <param name="Difference">Null where the older release is not kept, or there is none.</param>
/// <param name="Why">Why there is no difference; null where there is one.</param>
/// <param name="Moves">Largest moves beyond noise in the region, for the focus area and level.</param>
/// <param name="Moved">How many of the region's ranks moved at all, beyond noise or within it.</param>
/// <param name="Kept">Every kept release, newest first, for the choice of another pair.</param>
public sealed record ChangesView(
    ReleaseDifference? Difference,
    string? Why,
    ChangesQuery Query,
    Region Region,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<MoveLine> Moves,
    long Changed,
    long Moved,
    IReadOnlyList<ListedRelease> Kept);
