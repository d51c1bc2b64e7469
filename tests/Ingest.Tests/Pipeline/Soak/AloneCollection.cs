namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>Tests that no other runs beside: they look at the memory of the whole process.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
