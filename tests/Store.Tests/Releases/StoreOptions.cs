using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Tests.Releases;

internal static class StoreOptions
{
    public static IOptions<ReleaseOptions> For(TemporaryDirectory directory, int keep = 5) =>
        Options.Create(new ReleaseOptions { Directory = directory.Path, Keep = keep, WatchMilliseconds = 3_600_000 });

    public static IOptions<ReleaseOptions> At(string folder) => Options.Create(new ReleaseOptions { Directory = folder, WatchMilliseconds = 3_600_000 });

    public static ReleaseStore Open(TemporaryDirectory directory) => new(For(directory), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
}
