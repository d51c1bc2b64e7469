using Xunit.Abstractions;

[assembly: TestCollectionOrderer("HealthNeeds.Dashboard.Tests.Servers.SharedServerFirst", "HealthNeeds.Dashboard.Tests")]

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The tests that share one server run one after another, a quarter of the time of all. Begun last, as chance has it, they would keep one processor busy for minutes and leave the others idle.</summary>
public sealed class SharedServerFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => c.DisplayName == ApiCollection.Name);
}
