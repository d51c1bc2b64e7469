namespace HealthNeeds.Core.Catalogue;

/// <summary>A published figure that is held but not carried, and why.</summary>
/// <param name="Column">The column, table or indicator as its publisher names it.</param>
public sealed record LeftOut(string Source, string Column, string Reason);
