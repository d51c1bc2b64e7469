using Xunit.Abstractions;

[assembly: TestCollectionOrderer("HealthNeeds.Analytics.Tests.ReachFirst", "HealthNeeds.Analytics.Tests")]

namespace HealthNeeds.Analytics.Tests;

/// <summary>The one test that trains on the figures of all England takes as long as a third of the others. Begun last, as chance has it, it would leave a processor idle.</summary>
public sealed class ReachFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => c.DisplayName.Contains(nameof(Snapshot.ReachTests), StringComparison.Ordinal));
}
