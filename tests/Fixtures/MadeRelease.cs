using System.Collections.Concurrent;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Fixtures;

/// <summary>
/// A fixture release as it was written and checked once in this process. Each publication is of a copy, by the same last steps as
/// a release that was written for it: writing one takes seconds, copying one does not.
/// </summary>
/// <param name="Path">The file that is copied; its folder goes when the process ends.</param>
internal sealed record MadeRelease(string Path, ReleaseInfo Info, long Observations)
{
    private static readonly ConcurrentDictionary<string, Lazy<MadeRelease>> Made = new(StringComparer.Ordinal);

    /// <param name="name">The same for what is made alike.</param>
    /// <param name="make">Publishes into the folder it is given and says how many observations there are.</param>
    public static MadeRelease Of(string name, Func<string, (ReleaseInfo Info, long Observations)> make) =>
        Made.GetOrAdd(name, _ => new Lazy<MadeRelease>(() => Make(make))).Value;

    /// <summary>Publishes a copy, under the name that the next release has there.</summary>
    public ReleaseInfo Publish(string directory, TimeProvider time, int keep = 10)
    {
        var folder = new ReleaseDirectory(directory);
        using var staging = StagingFolder.Enter(folder);
        var staged = staging.PathOf("release.duckdb");
        File.Copy(Path, staged);
        var publisher = new ReleasePublisher(folder, new ReleaseOptions { Directory = directory, Keep = keep }, time);
        var name = publisher.NextName(Info.Sha256);
        return publisher.Publish(new VerifiedRelease(staged, name, Info with { Id = name.Id, Published = name.Published }), CancellationToken.None);
    }

    private static MadeRelease Make(Func<string, (ReleaseInfo Info, long Observations)> make)
    {
        var directory = Directory.CreateTempSubdirectory("made-release-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        var (info, observations) = make(directory);
        return new MadeRelease(System.IO.Path.Combine(directory, $"{info.Id}.duckdb"), info, observations);
    }
}
