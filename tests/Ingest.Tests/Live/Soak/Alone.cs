namespace HealthNeeds.Ingest.Tests.Live.Soak;

/// <summary>Tests that no other runs beside: they look at the memory of the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
