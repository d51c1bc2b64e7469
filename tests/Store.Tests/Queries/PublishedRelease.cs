using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Tests.Queries;

/// <summary>One published fixture release, read by every test of the class.</summary>
public sealed class PublishedRelease : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly ReleaseStore store;

    public PublishedRelease()
    {
        Info = SmallRelease.Publish(directory.Path);
        store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = directory.Path }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        Lease = store.Lease();
    }

    public ReleaseInfo Info { get; }

    public ReleaseLease Lease { get; }

    public void Dispose()
    {
        Lease.Dispose();
        store.Dispose();
        directory.Dispose();
    }
}
