namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>Faults of whole processes: they share a bench, and no other test runs beside them.</summary>
[CollectionDefinition(nameof(FaultCollection), DisableParallelization = true)]
public sealed class FaultCollection : ICollectionFixture<FaultBench>;
