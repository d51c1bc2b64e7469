using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard over two releases, the second being served.</summary>
public sealed class PinnedServer() : ApiServer(directory =>
{
    MadeReleases.First.PutInto(directory);
    return MadeReleases.Second.PutInto(directory);
})
{
    public ReleaseInfo Older { get; } = MadeReleases.First.Info;
}
