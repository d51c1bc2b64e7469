using HealthNeeds.Dashboard.Tests.Api;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>The dashboard over two releases, the second being served.</summary>
public sealed class PinnedServer() : ApiServer(directory =>
{
    MadeReleases.First.PutInto(directory);
    return MadeReleases.Second.PutInto(directory);
})
{
    public ReleaseInfo Older { get; } = MadeReleases.First.Info;
}
