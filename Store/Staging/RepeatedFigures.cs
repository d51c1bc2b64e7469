namespace HealthNeeds.Store.Staging;

/// <summary>Figures that came more than once.</summary>
/// <param name="Same">Rows that only repeat another.</param>
/// <param name="Elsewhere">The same of rows in another table of their publisher: an area printed under two parents.</param>
/// <param name="Conflicting">Rows that contradict another, the first of them included.</param>
/// <param name="Conflicts">Figures lost to contradiction.</param>
/// <param name="First">Some of the rows, by where they were read.</param>
internal sealed record RepeatedFigures(long Same, long Elsewhere, long Conflicting, long Conflicts, IReadOnlyList<RepeatedFigure> First)
{
    public static readonly RepeatedFigures None = new(0, 0, 0, 0, []);
}

/// <summary>A figure that came more than once.</summary>
/// <param name="Place">Where this row was read.</param>
/// <param name="Value">What it says.</param>
/// <param name="Conflict">True where the rows say different things; then none of them is kept.</param>
internal sealed record RepeatedFigure(int Series, int Area, long Place, double? Value, bool Conflict);
