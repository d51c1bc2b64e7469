using HealthNeeds.Store.DuckDb;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// Any kept release, for readers whose address names one. Older ones are opened when asked for, checked as the current one is,
/// at most two at a time, and closed when nobody has asked for them in a while: an address costs no more than that.
/// </summary>
public sealed class ReleaseShelf : IDisposable
{
    private const int Places = 2;
    private const int MostMegabytes = 256;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly ReleaseStore store;
    private readonly TimeProvider time;
    private readonly ReleaseDirectory directory;
    private readonly EngineLimits limits;
    private readonly Lock gate = new();

    /// <summary>One is opened at a time, hashed in full: who asks for one that is open already does not wait for it.</summary>
    private readonly Lock opening = new();
    private readonly ITimer timer;

    /// <summary>Last used first.</summary>
    private readonly List<(OpenRelease Release, DateTimeOffset Used)> open = [];

    /// <summary>Why a file was not accepted, so that it is not read in full for every request that names it.</summary>
    private readonly Dictionary<string, (PointerStamp File, string Why)> refused = new(StringComparer.Ordinal);
    private bool disposed;

    public ReleaseShelf(ReleaseStore store, IOptions<ReleaseOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (this.store, this.time) = (store, time);
        directory = new ReleaseDirectory(options.Value.Directory);
        limits = new EngineLimits(1, Math.Min(MostMegabytes, options.Value.MemoryMegabytes), Path.Combine(Path.GetTempPath(), $"healthneeds-shelf-{Environment.ProcessId}"));
        timer = time.CreateTimer(_ => CloseIdle(), state: null, Idle, Idle);
    }

    /// <summary>How many older releases are open.</summary>
    internal int Open
    {
        get
        {
            lock (gate)
                return open.Count;
        }
    }

    /// <summary>Whether the text has the form of a release's id; nothing else is looked for.</summary>
    public static bool IsId(string? text) => ReleaseName.TryParse(text + ".duckdb", out var name) && name.Id == text;

    /// <summary>A lease on the release of that id, or null where it is not kept.</summary>
    /// <exception cref="ReleaseRefusedException">It is kept and cannot be read: damaged, or of another version.</exception>
    public ReleaseLease? TryLease(string id)
    {
        if (!ReleaseName.TryParse(id + ".duckdb", out var name) || name.Id != id)
            return null;
        if (store.TryLease() is { } current)
        {
            if (current.Info.Id == id)
                return current;
            current.Dispose();
        }

        if (TryUsed(name) is { } open)
            return open;
        lock (opening)
        {
            if (TryUsed(name) is { } opened)
                return opened;
            return File.Exists(directory.PathOf(name.File)) ? Shelved(Opened(name)) : null;
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            disposed = true;
            Close(_ => true);
        }
    }

    /// <summary>Null where it is not open, or its file went meanwhile.</summary>
    private ReleaseLease? TryUsed(ReleaseName name)
    {
        lock (gate)
        {
            var at = open.FindIndex(o => o.Release.Info.Id == name.Id);
            if (at < 0 || !File.Exists(directory.PathOf(name.File)))
                return null;
            var release = open[at].Release;
            open.RemoveAt(at);
            open.Insert(0, (release, time.GetUtcNow()));
            // The shelf's own use keeps it open, so this cannot fail.
            _ = release.TryUse();
            return new ReleaseLease(release);
        }
    }

    private ReleaseLease Shelved(OpenRelease release)
    {
        lock (gate)
        {
            _ = release.TryUse();
            open.Insert(0, (release, time.GetUtcNow()));
            foreach (var (oldest, _) in open.Skip(disposed ? 0 : Places).ToList())
                Close(o => ReferenceEquals(o.Release, oldest));
            return new ReleaseLease(release);
        }
    }

    private OpenRelease Opened(ReleaseName name)
    {
        var file = PointerStamp.Of(directory.PathOf(name.File));
        if (refused.TryGetValue(name.Id, out var before) && before.File == file)
            throw new ReleaseRefusedException(before.Why);
        try
        {
            return OpenRelease.Open(directory, name, sha256: null, limits);
        }
        catch (ReleaseRefusedException e) when (e.InnerException is null)
        {
            // What the system refused, as a file when none can be opened any more, it may grant the next time.
            refused[name.Id] = (file, e.Message);
            throw;
        }
    }

    private void CloseIdle()
    {
        var since = time.GetUtcNow() - Idle;
        lock (gate)
            Close(o => o.Used <= since);
    }

    /// <summary>A closed release is let go when its last lease ends.</summary>
    private void Close(Predicate<(OpenRelease Release, DateTimeOffset Used)> which)
    {
        foreach (var (release, _) in open.FindAll(which))
            release.EndUse();
        open.RemoveAll(which);
    }
}
