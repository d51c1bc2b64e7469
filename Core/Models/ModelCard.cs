namespace HealthNeeds.Core.Models;

/// <summary>One burden or gap model of a release: what it predicts, from what, and whether it was good enough to ship.</summary>
/// <param name="Label">Id of the outcome indicator.</param>
/// <param name="Shipped">"trees-and-ridge", "ridge", or the id of the baseline that ships because no model beat it.</param>
/// <param name="Notes">What must be said wherever its result is shown.</param>
public sealed record ModelCard(string Id, string Title, string Label, string Engine, string Shipped, int Areas, int Folds, int Rounds, int Seed, IReadOnlyList<string> Features, IReadOnlyList<string> Notes)
{
    /// <summary>How it was counted, step by step, with sources; for who wants to check.</summary>
    public IReadOnlyList<string> Workings { get; init; } = [];
}
