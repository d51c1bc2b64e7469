using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>A fixture release made once for the whole test run and copied where a test wants it: making one takes seconds.</summary>
internal sealed class MadeReleases(Func<string, ReleaseInfo> make)
{
    public static readonly MadeReleases First = new(directory => SmallRelease.Publish(directory, seed: 1));

    public static readonly MadeReleases Second = new(directory => SmallRelease.Publish(directory, seed: 2));

    /// <summary>Of two ICBs.</summary>
    public static readonly MadeReleases Pair = new(directory => SmallRelease.PublishPair(directory));

    /// <summary>Of the same areas as <see cref="Pair"/>, with other figures.</summary>
    public static readonly MadeReleases SecondPair = new(directory => SmallRelease.PublishPair(directory, seed: 10));

    /// <summary>The edition after <see cref="First"/>, which is to be there before it.</summary>
    public static readonly MadeReleases Next = new(directory =>
    {
        First.PutInto(directory);
        return SmallRelease.PublishNext(directory);
    });

    private readonly Lazy<(string Directory, ReleaseInfo Info)> _made = new(() => Make(make));

    public ReleaseInfo Info => _made.Value.Info;

    /// <summary>Copies the release and its run records, then points to it as a publication does.</summary>
    public ReleaseInfo PutInto(string directory)
    {
        var (made, info) = _made.Value;
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "runs"));
        foreach (var run in System.IO.Directory.EnumerateFiles(Path.Combine(made, "runs")))
            File.Copy(run, Path.Combine(directory, "runs", Path.GetFileName(run)), overwrite: true);
        File.Copy(Path.Combine(made, $"{info.Id}.duckdb"), Path.Combine(directory, $"{info.Id}.duckdb"));
        new ReleasePointer(info.Id, $"{info.Id}.duckdb", info.Sha256, info.Published).Write(Path.Combine(directory, "current.json"));
        return info;
    }

    private static (string Directory, ReleaseInfo Info) Make(Func<string, ReleaseInfo> make)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("healthneeds-made-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(directory, recursive: true);
        return (directory, make(directory));
    }
}
