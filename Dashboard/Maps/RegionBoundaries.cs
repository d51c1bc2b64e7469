using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>A region's outlines, as far as they could be had.</summary>
internal sealed class RegionBoundaries(IReadOnlyDictionary<AreaLevel, BoundarySet>? sets, string? problem)
{
    public static readonly RegionBoundaries None = new(sets: null, problem: null);

    private readonly Lazy<RegionDrawing?> _drawing = new(() => sets is null ? null : RegionDrawing.Of(sets));

    /// <summary>Why files that are there could not be used; null where all is well, or there are none.</summary>
    public string? Problem => problem;

    /// <summary>On one sheet, projected at first use; null where there are no outlines.</summary>
    public RegionDrawing? Drawing => _drawing.Value;

    public BoundarySet? Find(AreaLevel level) => sets?.GetValueOrDefault(level);
}
