namespace HealthNeeds.Analytics.Burden;

/// <summary>A simple way to order areas that a model must beat.</summary>
/// <param name="Domain">What its order rests on, in a reader's words: the explanation if it is what ships.</param>
/// <param name="Scores">Held-out scores in the frame's order; higher is worse. Without NaN.</param>
internal sealed record Baseline(string Id, string Title, string Domain, double[] Scores)
{
    /// <summary>True where the order is made of the outcome itself, among others: it is shown, and nothing that is judged on that outcome is held against it.</summary>
    public bool HoldsOutcome { get; init; }
}
