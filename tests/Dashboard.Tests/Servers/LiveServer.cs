using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard over a release that Fingertips has answered for.</summary>
public sealed class LiveServer() : ApiServer(directory => SmallRelease.Publish(directory, live: true));

/// <summary>Classes that only ask it share one.</summary>
[CollectionDefinition(nameof(LiveServer))]
public sealed class LiveCollection : ICollectionFixture<LiveServer>;
