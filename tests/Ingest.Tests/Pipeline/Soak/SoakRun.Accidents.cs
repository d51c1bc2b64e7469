using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>Refreshes that do not come to their end.</summary>
internal sealed partial class SoakRun
{
    private static readonly string[] Stages = ["stage", "validate", "attribute", "analyse", "match", "compare", "verify", "publish"];

    /// <summary>Between any two steps; a file that was being written stays half written, and another process goes on.</summary>
    private async Task KilledAsync()
    {
        using var stop = new CancellationTokenSource();
        var (asks, steps, stage, release) = (random.Next(2) == 0 ? random.Next(1, 30) : 0, random.Next(6), Stages[random.Next(Stages.Length + 4) % Stages.Length], string.Empty);
        if (asks == 0)
            News(1);
        Say("killed", asks > 0 ? $"at question {asks}" : stage == "publish" ? $"after step {steps} of publishing" : $"before stage {stage}");
        await world.RestartAsync([("Live:MaxConcurrentSources", "1"), .. EveryPublisher.Names.Select(p => ($"Live:Publishers:{p}:MaxConcurrentRequests", "1"))]);
        world.OnAsked = (_, _, _) => Kill(--asks == 0);
        await world.RefreshAsync(
            (id, run) =>
            {
                if (id == "publish" && stage == "publish")
                    (release, _) = (run.Writer.Name, Taken());
                else
                    Kill(id == stage && asks <= 0);
            },
            stop.Token);
        world.OnAsked = (_, _, _) => { };
        if (release.Length > 0)
            remains.Publish(release, steps);
        await GoOnAsync();

        void Kill(bool now)
        {
            if (now && remains.Left is null)
                Taken();
            if (remains.Left is not null)
                stop.Cancel();
        }

        bool Taken()
        {
            remains.Take();
            return true;
        }
    }

    private async Task GoOnAsync()
    {
        if (remains.Left is not null)
        {
            var source = SoakTarget.Sources[random.Next(SoakTarget.Sources.Count)];
            string[] torn = ["current.json", "highest-version.txt", "progress.json", "runs/20261127T000000Z-0000.json", $"evidence/index/{source}.json", $"sources/{source}/status.json", "receipts/x.json", "batches/x.json"];
            remains.Tear(torn[random.Next(torn.Length)]);
            remains.GoOn();
        }

        world.Runs = new RunLog(Releases).List().Count;
        world.Unsure(SoakTarget.Sources);
        await world.RestartAsync();
        new SoakChecks(Releases, because).Serves(published: null);
    }

    /// <summary>On request, at any moment: it says so, and what served serves.</summary>
    private async Task StoppedAsync()
    {
        using var stop = new CancellationTokenSource();
        var (before, asks, stage) = (SoakChecks.Releases(Releases), random.Next(2) == 0 ? random.Next(1, 30) : 0, Stages[random.Next(Stages.Length)]);
        News(1);
        Say("stopped", $"at question {asks} or stage {stage}");
        world.OnAsked = (_, _, _) => { if (Interlocked.Decrement(ref asks) == 0) stop.Cancel(); };
        var record = await world.RefreshAsync((id, _) => { if (id == stage) stop.Cancel(); }, stop.Token);
        world.OnAsked = (_, _, _) => { };
        world.Runs++;
        record.Outcome.Should().BeOneOf([RunOutcome.Stopped, RunOutcome.Unchanged], because);
        world.Unsure(SoakTarget.Sources);
        var checks = new SoakChecks(Releases, because);
        checks.KeepsReleases(before, record.Release, checks.Serves(published: null).Id);
        checks.Recorded(record, world.Runs);
        checks.Evidence();
    }

    private Task FullDiskAsync() => random.Next(4) switch
    {
        0 => FullAtSourceAsync("evidence", "index"),
        1 => FullAtSourceAsync("sources"),
        2 => FullAtRecordAsync(),
        _ => FullAtPublishingAsync(),
    };

    /// <summary>An answer, or what came of it, cannot be written down: the source says so, or the run in its place, and the others go on.</summary>
    private async Task FullAtSourceAsync(params string[] folder)
    {
        var source = SoakTarget.Sources[random.Next(SoakTarget.Sources.Count)];
        var isStatus = folder is ["sources"];
        Say("full disk", isStatus ? $"at the status of {source}" : $"at the answers of {source}");
        var (once, target) = (0, SoakTarget.All.First(t => t.Source == source));
        world.OnAsked = (publisher, path, request) =>
        {
            if (publisher == target.Publisher && target.IsAsked(path, request) && Interlocked.Exchange(ref once, 1) == 0)
                SoakFullDisk.At(isStatus ? [Releases, "sources", source, "status.json"] : [Releases, .. folder, $"{source}.json"]);
        };
        var (before, why) = (SoakChecks.Releases(Releases), world.Bench.Status(source));
        var record = await world.RefreshAsync();
        world.OnAsked = (_, _, _) => { };
        world.Runs++;
        // Where another part of it was taken up from the pull before, nobody was asked.
        if (once == 1)
            record.Warnings.Should().Contain(w => w.Contains(source) && w.Contains(SoakFullDisk.Said), because);
        if (once == 1 && !isStatus)
            world.Bench.Status(source).State.Should().Be(SourceState.Stale, because);
        if (isStatus)
            world.Bench.Status(source).Should().BeEquivalentTo(why, because);
        world.Unsure(source);
        Check(record, before);
    }

    /// <summary>The run's record cannot be written: whoever asked for the run is told, and nothing is lost.</summary>
    private async Task FullAtRecordAsync()
    {
        Say("full disk", "at the run's record");
        News(1);
        var (id, once) = (string.Empty, 0);
        world.OnAsked = (_, _, _) =>
        {
            if (Interlocked.Exchange(ref once, 1) == 0)
                SoakFullDisk.At(Releases, "runs", $"{id}.json");
        };
        var refresh = () => world.RefreshAsync((_, run) => id = run.RunId);
        (await refresh.Should().ThrowAsync<IOException>(because)).WithMessage($"*{SoakFullDisk.Said}*");
        world.OnAsked = (_, _, _) => { };
        world.Unsure(SoakTarget.Sources);
        var checks = new SoakChecks(Releases, because);
        checks.Serves(published: null);
        checks.Tidy();
        checks.Evidence();
    }

    /// <summary>What was published is served though something beside it could not be written; what was not leaves the release before it serving, and says so.</summary>
    private async Task FullAtPublishingAsync()
    {
        var (file, name) = (new[] { "receipts", "batches", "current.json", "highest-version.txt" }[random.Next(4)], string.Empty);
        Say("full disk", $"at {file}");
        News(1);
        var (before, current) = (SoakChecks.Releases(Releases), new SoakChecks(Releases, because).Serves(published: null).Id);
        var record = await world.RefreshAsync(before: (id, run) =>
        {
            if (id == "publish")
                SoakFullDisk.At([Releases, .. (name = run.Writer.Name).Length > 0 && file.Contains('.') ? new[] { file } : [file, $"{name}.json"]]);
        });
        world.Runs++;
        world.Unsure(SoakTarget.Sources);
        var checks = new SoakChecks(Releases, because);
        if (name.Length > 0)
        {
            // The first release of a version that is not higher than the highest writes no highest version.
            (record.Outcome, record.Message.Contains(SoakFullDisk.Said)).Should().BeOneOf([(RunOutcome.Failed, true), (RunOutcome.Published, false)], $"{because}: {record.Message}");
            checks.Serves(published: null).Id.Should().Be(record.Outcome == RunOutcome.Failed ? current : name, because);
        }

        checks.KeepsReleases(before, record.Release, checks.Serves(published: null).Id);
        checks.Recorded(record, world.Runs);
    }
}
