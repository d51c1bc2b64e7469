namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>Workers on one schedule: their tests share a server and run one after another, for each has up to four processes that start at once.</summary>
[CollectionDefinition(nameof(ClusterCollection))]
public sealed class ClusterCollection : ICollectionFixture<ClusterServer>;
