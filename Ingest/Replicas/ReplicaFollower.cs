using HealthNeeds.Store.Files;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>Keeps a releases directory as its origin is: looks again and again, and says what is not as it should be.</summary>
internal sealed class ReplicaFollower : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>What is older was left by a process that was killed while it wrote.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    private readonly OriginClient? _client;
    private readonly ReplicaPull _pull;
    private readonly ReplicaJournal _journal;
    private readonly ReplicaOptions _options;
    private readonly TimeProvider _clock;
    private readonly Random _jitter;
    private readonly ILogger _log;

    /// <param name="seed">Of the jitter: another one in every replica.</param>
    /// <exception cref="ReplicaDirectoryException">The directory holds releases that were made there.</exception>
    public ReplicaFollower(ReplicaOptions options, ReleaseOptions releases, TimeProvider clock, ILogger<ReplicaFollower> log, int seed)
    {
        (_options, _clock, _log, _jitter) = (options, clock, log, new Random(seed));
        var directory = new ReleaseDirectory(releases.Directory);
        RequireReplica(directory);
        AtomicFile.Sweep(directory.Root, clock.GetUtcNow() - Abandoned);
        _client = options.Origin.Contains("://", StringComparison.Ordinal) ? new OriginClient(options, clock) : null;
        IReleaseOrigin origin = _client is { } client ? new HttpOrigin(client, options, clock) : new DirectoryOrigin(options.Origin);
        _journal = new ReplicaJournal(directory, origin.Shown, clock);
        _pull = new ReplicaPull(origin, directory, releases, options, _journal, clock);
    }

    /// <summary>One look.</summary>
    /// <returns>What is not as it should be; null where this replica is as its origin.</returns>
    public async Task<string?> LookAsync(CancellationToken cancellation) => (await LookOnceAsync(cancellation)).Problem;

    /// <summary>Looks until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var (_, wait) = await LookOnceAsync(cancellation);
            await Task.Delay(wait, _clock, cancellation);
        }
    }

    public void Dispose() => _client?.Dispose();

    private async Task<(string? Problem, TimeSpan Wait)> LookOnceAsync(CancellationToken cancellation)
    {
        var before = (_journal.Status.Current, _journal.Status.Problem);
        var (problem, retryAfter) = await TryAsync(cancellation);
        var wait = Wait(retryAfter);
        Note(problem, wait);
        if (_journal.Status.Current != before.Current)
            _log.LogInformation("Release {Release} is here and current", _journal.Status.Current);
        if (problem is not null && problem != before.Problem)
            _log.LogWarning("{Problem} {Serving}", problem, _journal.Status.Current is { } serving ? $"Release {serving} stays in use." : "No release is here yet.");
        else if (problem is null && before.Problem is not null)
            _log.LogInformation("The origin can be followed again");
        return (problem, wait);
    }

    /// <summary>A disk that could not keep what came cannot keep this either: whoever follows goes on, and the log has it.</summary>
    private void Note(string? problem, TimeSpan wait)
    {
        try
        {
            _journal.Done(problem, wait);
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning(disk, "How this replica stands to its origin could not be written down");
        }
    }

    private async Task<(string? Problem, TimeSpan? RetryAfter)> TryAsync(CancellationToken cancellation)
    {
        try
        {
            _journal.Asking();
            await _pull.RunAsync(cancellation);
            return (null, null);
        }
        catch (OriginProblemException problem)
        {
            return (problem.Message, problem.RetryAfter);
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException or ReleaseRefusedException)
        {
            _log.LogWarning(disk, "What came could not be kept");
            return ("What came from the origin could not be kept on this machine: is its disk full, or not to be written to? The log of this site says more.", null);
        }
    }

    private TimeSpan Wait(TimeSpan? retryAfter)
    {
        var planned = _options.Interval + TimeSpan.FromSeconds(_options.JitterSeconds * ((_jitter.NextDouble() * 2) - 1));
        var shortest = TimeSpan.FromSeconds(_options.IntervalSeconds / 2);
        planned = planned < shortest ? shortest : planned;
        return retryAfter is { } asked && asked > planned ? (asked < LongestWait ? asked : LongestWait) : planned;
    }

    /// <summary>A replica removes what its origin does not keep: a directory whose releases were made there is not to become one by a wrong setting.</summary>
    private static void RequireReplica(ReleaseDirectory directory)
    {
        if (!new ReplicaStatusFile(directory.Root).Exists && (File.Exists(directory.Current) || directory.Releases().Count > 0))
            throw new ReplicaDirectoryException($"{directory.Root} holds releases that were made there, and a replica keeps only what its origin keeps. Set Releases__Directory to a directory of its own, new or empty.");
    }
}

/// <summary>The directory is none that a replica may keep. The message says why, and what to do.</summary>
internal sealed class ReplicaDirectoryException(string message) : Exception(message);
