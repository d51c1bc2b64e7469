namespace HealthNeeds.Store.Intake;

/// <summary>A figure that came more than once.</summary>
/// <param name="Place">Where this row was read.</param>
/// <param name="Value">What it says.</param>
/// <param name="Conflict">True where the rows say different things; then none of them is kept.</param>
internal sealed record RepeatedFigure(int Series, int Area, long Place, double? Value, bool Conflict);
