namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// What was read or worked out from the releases that were asked for last. A release never changes, so nothing in here can be
/// stale; keys come from validated values only and releases are few, so a reader cannot make it grow without bound. What nobody
/// asked for in a while goes: a release takes some 300 MB, and once another serves hardly anybody asks for it.
/// </summary>
internal sealed class ReleaseMemory(TimeProvider time)
{
    /// <summary>The newest release, and the older ones that the store keeps open.</summary>
    private const int Releases = 3;

    /// <summary>Regions of a release: some 10 MB each where every page of one was opened.</summary>
    private const int Regions = 8;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(3);

    private readonly LastAskedFor _releases = new(Releases, Idle, Regions, time, GiveBack);

    /// <summary>What is the same whatever region is shown. It is made once: who asks meanwhile waits for it. A failure is not kept, and not passed on: the next reader tries again.</summary>
    public T Get<T>(string release, string key, Func<T> make) => _releases.Of(release).Get(key, make);

    /// <summary>What is of one region.</summary>
    public T Get<T>(string release, string region, string key, Func<T> make) => _releases.Of(release).Parts.Of(region).Get(key, make);

    /// <summary>What a release held has grown old with it, and .NET looks through what is old so seldom that it would keep the room for long; and the room lies in pieces between what stays, so it is closed up. Readers wait for part of a second, once a release.</summary>
    private static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
