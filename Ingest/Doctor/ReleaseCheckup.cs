using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>Whether the current release is whole and of an age, whether a worker lives, and what its last run and its sources say.</summary>
/// <param name="hasOrigin">Whether a setting says where releases come from.</param>
internal sealed class ReleaseCheckup(IngestPaths paths, ReleaseCatalogue releases, IOptions<WorkerOptions> worker, TimeProvider clock, bool hasOrigin = false)
{
    public IEnumerable<Finding> Run()
    {
        yield return Release();
        var file = new ReplicaStatusFile(paths.Releases);
        if (hasOrigin || file.Exists)
        {
            yield return Replica(file.Read());
            yield return Finding.NotChecked("worker", "Releases come from another machine: 'doctor' there looks at the worker, its runs and its sources.");
            yield break;
        }

        yield return Worker();
        if (WrongSettings is { } wrong)
            yield return Finding.Fail("worker's settings", wrong, "Set it right in /etc/healthneeds/healthneeds.env, or healthneeds-worker.env, and restart the worker: it does not start with this.");
        yield return LastRun();
        foreach (var source in Sources())
            yield return source;
    }

    /// <summary>As it is printed, with one place.</summary>
    private static bool IsOneDay(TimeSpan age) => age.TotalDays is >= 0.95 and < 1.05;

    private Finding Release()
    {
        const string Check = "release";
        if (releases.Problem() is { } problem)
            return Finding.Fail(Check, problem, hasOrigin || new ReplicaStatusFile(paths.Releases).Exists ? "Run 'replica pull', which brings it from the origin or says why not." : "Run 'refresh', which makes one. A worker that starts does so at once where there is none, or one of an older version; where one is damaged, with its next run. If an older one is whole, 'releases rollback ID' serves it meanwhile.");
        var current = releases.Current()!;
        var age = clock.GetUtcNow() - current.Published;
        var words = FormattableString.Invariant($"{current.Id} is whole (SHA-256 and schema checked) and {Math.Max(0, age.TotalDays):0.#} {(IsOneDay(age) ? "day" : "days")} old.");
        return age < TimeSpan.Zero
            ? Finding.Fail(Check, $"{current.Id} was published in the future by this machine's clock.", "Set the clock: timedatectl set-ntp true")
            : Finding.Ok(Check, words);
    }

    private Finding Worker()
    {
        const string Check = "worker";
        var pulse = new WorkerPulseFile(paths.Releases).Read();
        if (pulse is null)
            return Finding.Warn(Check, $"No worker of this version has run in {paths.Releases}: figures are not refreshed.", "systemctl enable --now healthneeds-worker, or Worker__Embedded=true for one beside the site.");
        return pulse.Problem(clock.GetUtcNow()) is { } problem
            ? Finding.Fail(Check, problem, "systemctl status healthneeds-worker; journalctl -u healthneeds-worker -n 50; then systemctl restart healthneeds-worker")
            : Finding.Ok(Check, $"Process {pulse.Process} on {pulse.Machine} lives; version {pulse.Version}, since {pulse.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
    }

    private Finding Replica(ReplicaStatus? status)
    {
        const string Check = "replica";
        if (status is null)
            return Finding.Fail(Check, "Nothing has asked the origin of the releases yet, or replica.json cannot be read.", "systemctl enable --now healthneeds-replica, or Worker__Embedded=true for one beside the site.");
        if (status.IsOverdue(clock.GetUtcNow()))
            return Finding.Fail(Check, $"The origin ({status.Origin}) has not been asked since {status.Checked.UtcDateTime:yyyy-MM-dd HH:mm} UTC.", "systemctl status healthneeds-replica; journalctl -u healthneeds-replica -n 50; then systemctl restart healthneeds-replica");
        return status.Problem is { } problem ? Finding.Warn(Check, $"{status.Origin}: {problem}", "See to the origin, or to the way there; what is here is served meanwhile. docs/replicas.md has what is refused.")
            : Finding.Ok(Check, status.IsBehind ? $"{status.Wanted} is coming from {status.Origin}." : $"It is as its origin ({status.Origin}), asked on {status.Checked.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
    }

    private Finding LastRun()
    {
        const string Check = "last run";
        var runs = new RunLog(paths.Releases).List(1);
        if (runs is not [var last])
            return Finding.NotChecked(Check, "There was no run yet.");
        var words = $"{last.Id} ended {last.Outcome}: {last.Message}";
        if (last.Outcome == RunOutcome.Failed)
            return Finding.Fail(Check, words, $"'runs show {last.Id}' says in which stage. It is tried again within the hour.");
        if (last.Outcome == RunOutcome.Held)
            return Finding.Warn(Check, words, $"'runs show {last.Id} --rejections 20' shows which figures and why. They are bundled ones, so there is nothing to accept: where a source's own were lost or damaged, 'sources pull ID' brings them again; else the version that brought them is at fault, and a corrected one is not held for what it corrects.");
        return IsOverdue(last.Started)
            ? Finding.Warn(Check, $"{last.Id} is older than two of the schedule's times ({worker.Value.Schedule}).", "journalctl -u healthneeds-worker says why none came since.")
            : Finding.Ok(Check, words);
    }

    /// <summary>Why a worker would not start with its settings, in words; null where it would.</summary>
    private string? WrongSettings =>
        SettingAnnotations.Problems(WorkerOptions.Section, worker.Value).Concat(new WorkerOptionsValidator(clock).Validate(name: null, worker.Value).Failures ?? []).ToList() is { Count: > 0 } wrong ? string.Join(" ", wrong) : null;

    private bool IsOverdue(DateTimeOffset last) =>
        WrongSettings is null && RefreshDue.NextAfter(last, worker.Value) is { } next && RefreshDue.NextAfter(next, worker.Value) is { } after && after < clock.GetUtcNow();

    private IEnumerable<Finding> Sources()
    {
        const string Check = "sources";
        var (files, now, all) = (new SourceStatusFiles(paths.Releases), clock.GetUtcNow(), true);
        foreach (var id in files.Ids())
        {
            var status = files.TryFind(id, out var problem);
            if (status is null)
                yield return Finding.Warn(Check, $"{id}: its status cannot be read: {problem}", $"'sources pull {id}' writes it anew.");
            else if (status.State == SourceState.Held)
                yield return Finding.Warn(Check, $"{id} waits for a decision: {status.Why}", $"'sources held {id}', then 'sources accept' or 'sources refuse'.");
            else if (status.IsStale(now))
                yield return Finding.Warn(Check, $"{id} has had no usable answer since {(status.LastAnswered ?? status.StaleSince)?.UtcDateTime:yyyy-MM-dd}: {status.Why}", $"'sources pull {id}' asks now and says what goes wrong.");
            else
                continue;
            all = false;
        }

        if (all)
            yield return files.Ids().Count == 0 ? Finding.NotChecked(Check, "No publisher has been asked here: the bundled figures are used.") : Finding.Ok(Check, $"{CountWords.Some(files.Ids().Count, "source is", "sources are")} fresh, or late within what the cadence allows.");
    }
}
