using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>Writes down, for pages and health, how this replica stands to its origin.</summary>
internal sealed class ReplicaJournal
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    private readonly ReleaseDirectory _directory;
    private readonly ReplicaStatusFile _file;
    private readonly TimeProvider _clock;
    private ReplicaStatus _status;
    private DateTimeOffset _written;

    /// <param name="origin">As anybody may see it.</param>
    public ReplicaJournal(ReleaseDirectory directory, string origin, TimeProvider clock)
    {
        (_directory, _clock, _file) = (directory, clock, new ReplicaStatusFile(directory.Root));
        var now = clock.GetUtcNow();
        var last = _file.Read();
        _status = new ReplicaStatus(origin, now, now, last?.Answered, last?.Wanted, Pointer()?.Id, last?.Problem, last?.ProblemSince, Transfer: null, last?.Coming ?? []);
    }

    public ReplicaStatus Status => _status;

    /// <summary>What current.json says here; null where it is not there, or cannot be read.</summary>
    public ReleasePointer? Pointer()
    {
        try
        {
            return File.Exists(_directory.Current) ? ReleasePointer.Read(_directory.Current) : null;
        }
        catch (ReleaseRefusedException)
        {
            // It is written anew from the origin's.
            return null;
        }
    }

    public void Asking() => Write(_status with { Checked = _clock.GetUtcNow(), Next = _clock.GetUtcNow() });

    public void Wanted(string release) => _status = _status with { Wanted = release, Coming = [.. _status.Coming.Append(release).Where(IsMissing).Distinct(StringComparer.Ordinal)] };

    public void Coming(IReadOnlyList<string> releases) => Write(_status with { Coming = releases });

    public void Serving(string release) => Write(_status with { Current = release, Coming = [.. _status.Coming.Where(IsMissing)] });

    public void Arrived(string release, long bytes, long? total)
    {
        var now = _clock.GetUtcNow();
        _status = _status with { Transfer = new ReplicaTransfer(release, bytes, total), Checked = now, Next = now };
        if (now - _written >= Often)
            Write(_status);
    }

    public void Arrived() => _status = _status with { Transfer = null };

    /// <param name="problem">Null where all the origin said could be followed.</param>
    public void Done(string? problem, TimeSpan wait)
    {
        var now = _clock.GetUtcNow();
        Write(_status with
        {
            Checked = now,
            Next = now + wait,
            Answered = problem is null ? now : _status.Answered,
            Problem = problem,
            ProblemSince = problem is null ? null : _status.ProblemSince ?? now,
            Transfer = null,
        });
    }

    private bool IsMissing(string release) => !File.Exists(_directory.PathOf($"{release}.duckdb"));

    private void Write(ReplicaStatus status)
    {
        _status = status;
        _written = _clock.GetUtcNow();
        _file.Write(status);
    }
}
