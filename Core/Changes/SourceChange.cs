namespace HealthNeeds.Core.Changes;

/// <summary>One source in two releases. What a release does not hold of it is null.</summary>
/// <param name="Change">Unchanged where the hash over what came is the same.</param>
/// <param name="FromPeriod">What the figures described, in the publisher's words.</param>
public sealed record SourceChange(string Source, string Title, ChangeKind Change, string? FromSha256, string? ToSha256, string? FromPeriod, string? ToPeriod, long? FromRows, long? ToRows);
