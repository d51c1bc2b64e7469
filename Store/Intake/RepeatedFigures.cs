namespace HealthNeeds.Store.Intake;

/// <summary>Figures that came more than once.</summary>
/// <param name="Same">Rows that only repeat another.</param>
/// <param name="Conflicting">Rows that contradict another, the first of them included.</param>
/// <param name="Conflicts">Figures lost to contradiction.</param>
/// <param name="First">Some of the rows, by where they were read.</param>
internal sealed record RepeatedFigures(long Same, long Conflicting, long Conflicts, IReadOnlyList<RepeatedFigure> First)
{
    public static readonly RepeatedFigures None = new(0, 0, 0, []);
}
