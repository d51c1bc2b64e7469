namespace HealthNeeds.Core.Changes;

/// <param name="Field">What differs beside the value: "limits", "count", "denominator", "reason" (why a value is missing), "note" or "trend".</param>
/// <param name="Areas">How many areas it differs for, of those whose value is the same.</param>
public sealed record FieldRevision(string Field, long Areas);
