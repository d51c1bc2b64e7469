namespace HealthNeeds.Analytics.Matching;

/// <summary>One field of a document and what a word in it is worth.</summary>
/// <param name="Weight">Against a weight of 1 for a word in the description.</param>
/// <param name="LengthPenalty">BM25's b: 0 ignores how long the field is, 1 divides by it.</param>
internal sealed record TextField(string Name, double Weight, double LengthPenalty);
