using HealthNeeds.Fixtures;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.Tests.Releases;

namespace HealthNeeds.Store.Tests.Comparison;

/// <summary>The small release and the edition after it, made once for the tests that only look.</summary>
public sealed class TwoReleases : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public TwoReleases()
    {
        First = SmallRelease.Publish(directory.Path);
        Second = SmallRelease.PublishNext(directory.Path);
        Differences = new ReleaseComparer(StoreOptions.For(directory));
        Store = StoreOptions.Open(directory);
    }

    public ReleaseInfo First { get; }

    public ReleaseInfo Second { get; }

    public ReleaseComparer Differences { get; }

    public ReleaseStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        directory.Dispose();
    }
}
