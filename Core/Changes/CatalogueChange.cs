namespace HealthNeeds.Core.Changes;

/// <summary>What is said of an indicator, a source or a focus area that both releases hold, and that no rank is made of: its name, definition, licence.</summary>
/// <param name="Kind">"indicator", "source" or "focus area".</param>
/// <param name="Field">In a reader's words: "name".</param>
/// <param name="From">Null where nothing was said.</param>
public sealed record CatalogueChange(string Kind, string Id, string Field, string? From, string? To);
