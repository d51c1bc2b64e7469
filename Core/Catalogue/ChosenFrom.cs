namespace HealthNeeds.Core.Catalogue;

/// <summary>What the entries of a source were chosen from and are held to by a test.</summary>
/// <param name="Document">What the publisher calls it.</param>
/// <param name="Sha256">Of the document as it was.</param>
/// <param name="AsOf">The newest change it speaks of.</param>
public sealed record ChosenFrom(string Source, string Document, string Sha256, DateOnly AsOf);
