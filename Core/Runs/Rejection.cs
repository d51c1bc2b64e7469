namespace HealthNeeds.Core.Runs;

/// <summary>A row, or a whole batch, that broke a rule.</summary>
/// <param name="Source">Id of the source it came from.</param>
/// <param name="Rule">Id of the rule, as in "range".</param>
/// <param name="Line">Line in the publisher's file or row of the bundled one, counted from 1; null for a batch.</param>
/// <param name="Key">What the row is about: "iod2025-ypll E01007317 2018–22".</param>
/// <param name="Reason">The rule in words.</param>
/// <param name="Found">What was there, as text.</param>
/// <param name="Expected">What would have passed.</param>
public sealed record Rejection(string Source, string Rule, long? Line, string Key, string Reason, string Found, string Expected);
