namespace HealthNeeds.Analytics.Burden;

/// <summary>What must be said wherever a burden model's result is shown.</summary>
internal static class BurdenNotes
{
    public static IReadOnlyList<string> Of(ColumnKey key, BurdenRuns? ships, BurdenVerdict verdict) =>
    [
        ships is null
            ? $"No model beat the best simple order, so that order ships: {verdict.Best.Title.ToLowerInvariant()}."
            : $"{ships.Variant.Title}: each area is predicted by a model that never saw its local authority.",
        $"The outcome ({key.Period}) is published by the Indices of Deprivation, which shrink and model small-area figures; part of what is predicted is their modelling.",
        "Age of residents comes from Census 2021, inside the outcome's period: the one declared exception to using earlier figures only.",
        "An outcome of an area depends on much besides care. Contributions are associations, not causes.",
    ];
}
