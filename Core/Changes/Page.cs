namespace HealthNeeds.Core.Changes;

/// <summary>Part of a long list.</summary>
/// <param name="Offset">Position of the first item in the whole list, from 0.</param>
/// <param name="Total">Items in the whole list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Offset, long Total);
