using HealthNeeds.Store.DuckDb;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// Serves the current release and swaps it when <c>current.json</c> names another. The pointer is looked at once a second
/// rather than watched: file-system events can be lost, a look cannot. A release that fails its checks is refused,
/// <see cref="Problem"/> says why, and the one before goes on serving; it is tried again, ever more seldom, for a machine that has no memory
/// or no file handles left, or a disk that cannot be read, may have them again without anybody publishing. Long because what serves, what is refused and what is fallen back to are one state.
/// </summary>
public sealed class ReleaseStore : IDisposable
{
    private readonly ReleaseDirectory directory;
    private readonly EngineLimits limits;
    private readonly ILogger<ReleaseStore> logger;
    private readonly Lock refreshing = new();
    private readonly RetryPause retry;
    private readonly CancellationTokenSource ending = new();
    private readonly ReleasePreparation preparation;
    private readonly ITimer timer;
    private OpenRelease? current;
    private PointerStamp? seen;

    public ReleaseStore(IOptions<ReleaseOptions> options, TimeProvider time, ILogger<ReleaseStore> logger)
    {
        directory = new ReleaseDirectory(options.Value.Directory);
        limits = new EngineLimits(options.Value.Threads, options.Value.MemoryMegabytes, Path.Combine(Path.GetTempPath(), $"healthneeds-{Environment.ProcessId}"));
        (retry, this.logger) = (new RetryPause(time), logger);
        preparation = new ReleasePreparation(time, logger, ending.Token);
        var every = TimeSpan.FromMilliseconds(options.Value.WatchMilliseconds);
        timer = time.CreateTimer(_ => Tick(), state: null, every, every);
    }

    /// <summary>Why the newest release is not the one that is served; null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>What is done with a newer release, and no older one, before it takes the place of one that serves, so that no reader waits for it; whoever does it ends the lease. It is cancelled where another release is pointed to meanwhile.</summary>
    public Func<ReleaseLease, CancellationToken, Task>? Prepare { get; set; }

    /// <summary>A lease on the release that is served, or null where there is none.</summary>
    public ReleaseLease? TryLease()
    {
        if (Volatile.Read(ref current) is null)
            Refresh();
        while (Volatile.Read(ref current) is { } release)
        {
            if (release.TryUse())
                return new ReleaseLease(release);
        }

        return null;
    }

    /// <exception cref="NoReleaseException">There is none; the message says what to do.</exception>
    public ReleaseLease Lease() =>
        TryLease() ?? throw new NoReleaseException(Problem ?? $"There is no release in {directory.Root} yet. Run a refresh to make one.");

    /// <summary>Looks at <c>current.json</c> now and swaps where it names another release, and again where it changed before that was done.</summary>
    public void Refresh()
    {
        lock (refreshing)
        {
            for (var stamp = Stamp(); IsToFollow(stamp); stamp = Stamp())
            {
                if (stamp != seen)
                    retry.Restart();
                seen = stamp;
                Follow(stamp);
            }
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        ending.Cancel();
        lock (refreshing)
            Swap(next: null);
    }

    private PointerStamp Stamp() => PointerStamp.Of(directory.Current);

    private bool IsToFollow(PointerStamp stamp) => !ending.IsCancellationRequested && (stamp != seen || (Problem is not null && retry.IsOver()));

    private void Follow(PointerStamp stamp)
    {
        try
        {
            if (!stamp.Exists)
                throw new ReleaseRefusedException($"{directory.Current} is not there.");
            var pointer = ReleasePointer.Read(directory.Current);
            if (pointer.Id == current?.Info.Id || TryServe(Open(pointer), stamp))
                Problem = null;
        }
        catch (Exception refused)
        {
            // Whatever it is, nobody who reads the release that is open is to notice.
            KeepServing(refused is ReleaseRefusedException ? refused.Message : $"The newest release cannot be opened: {refused.Message}");
            retry.Begin();
        }
    }

    private OpenRelease Open(ReleasePointer pointer)
    {
        _ = ReleaseName.TryParse(pointer.File, out var name);
        return OpenRelease.Open(directory, name!, pointer.Sha256, limits);
    }

    /// <summary>An older one is gone back to at once: something is wrong with the one that serves.</summary>
    /// <returns>False where another is pointed to by now, for opening one and making it ready take a while: this one may have been withdrawn, and is let go.</returns>
    private bool TryServe(OpenRelease next, PointerStamp stamp)
    {
        if (Prepare is { } prepare && current is not null && string.CompareOrdinal(next.Info.Id, current.Info.Id) > 0)
            preparation.Run(next, prepare, () => Stamp() == stamp);
        if (Stamp() == stamp)
        {
            Swap(next);
            return true;
        }

        // Whatever is pointed to by now, the same again too, is yet to be followed.
        seen = null;
        ReleaseLog.GivenUp(logger, next.Info.Id);
        next.EndUse();
        return false;
    }

    private void KeepServing(string why)
    {
        var told = Problem;
        if (current is null)
            FallBack(why);
        else
            Problem = $"{why} Release {current.Info.Id} stays in use.";
        if (Problem is not null && Problem != told)
            ReleaseLog.Refused(logger, Problem);
    }

    /// <summary>Nothing is served yet: the newest release that is whole is better than none.</summary>
    private void FallBack(string why)
    {
        Problem = directory.Releases().Count == 0 && !File.Exists(directory.Current) ? null : $"{why} No sound release is left; run a refresh to make one.";
        foreach (var name in directory.Releases())
        {
            try
            {
                Swap(OpenRelease.Open(directory, name, sha256: null, limits));
                Problem = $"{why} Release {name.Id}, the newest that is whole, is in use instead.";
                return;
            }
            catch (ReleaseRefusedException refused)
            {
                ReleaseLog.Refused(logger, refused.Message);
            }
        }
    }

    private void Swap(OpenRelease? next)
    {
        var old = Interlocked.Exchange(ref current, next);
        old?.EndUse();
        if (next is not null)
            ReleaseLog.Serving(logger, next.Info.Id);
    }

    private void Tick()
    {
        // One that is being made ready holds the lock: later looks do not queue for it.
        if (!refreshing.TryEnter())
            return;
        try
        {
            Refresh();
        }
        catch (Exception e)
        {
            // A timer's exception would end the process; the release that is open goes on serving.
            ReleaseLog.Failed(logger, e);
        }
        finally
        {
            refreshing.Exit();
        }
    }
}
