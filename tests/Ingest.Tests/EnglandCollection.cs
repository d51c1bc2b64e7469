namespace HealthNeeds.Ingest.Tests;

/// <summary>Tests that hold all of England's figures, or a process that does: one after another, so that what the tests take of memory is that of one of them.</summary>
[CollectionDefinition(nameof(EnglandCollection))]
public sealed class EnglandCollection;
