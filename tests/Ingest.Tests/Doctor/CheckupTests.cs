using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Doctor;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Ingest.Tests.Doctor;

/// <summary>Each thing that can be wrong with a deployment, made wrong.</summary>
public sealed class CheckupTests : IDisposable
{
    private readonly string _releases = Directory.CreateTempSubdirectory("doctor-").FullName;
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => Directory.Delete(_releases, recursive: true);

    [Fact]
    public void Release_ThatIsWhole_IsWell_AndOneThatWasAlteredIsNot()
    {
        var release = SmallRelease.Publish(_releases, time: _clock);
        Look("release").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Ok && f.Found.StartsWith(release.Id, StringComparison.Ordinal));
        var path = Path.Combine(_releases, $"{release.Id}.duckdb");
        File.SetAttributes(path, FileAttributes.Normal);
        using (var file = File.OpenWrite(path))
        {
            file.Position = file.Length / 2;
            file.WriteByte(17);
        }

        Look("release").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Found.Contains("is damaged") && f.Fix!.StartsWith("Run 'refresh'") && f.Fix.Contains("rollback"));
    }

    [Fact]
    public void Release_OfTheFuture_IsTheClocksFault()
    {
        SmallRelease.Publish(_releases, time: _clock);
        _clock.AdjustTime(_clock.GetUtcNow().AddDays(-30));
        Look("release").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Fix!.Contains("timedatectl"));
    }

    [Fact]
    public void Worker_IsKnownByWhatItLastSaid()
    {
        Look("worker").Verdict.Should().Be(FindingVerdict.Warn, "none ever ran here");
        var now = _clock.GetUtcNow();
        var pulse = new WorkerPulse(4711, "here", "1.0", now.AddHours(-1), now, Stopped: null);
        new WorkerPulseFile(_releases).Write(pulse);
        Look("worker").Verdict.Should().Be(FindingVerdict.Ok);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Look("worker").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Found.Contains("has not been heard of since") && f.Fix!.Contains("systemctl restart healthneeds-worker"));
        new WorkerPulseFile(_releases).Write(pulse with { Stopped = now });
        Look("worker").Found.Should().Contain("was stopped on");
    }

    [Fact]
    public void Replica_IsNotToldToStartAWorker()
    {
        var now = _clock.GetUtcNow();
        var status = new ReplicaStatus("https://figures.example.org/", now, now.AddSeconds(30), now, "a", "a", null, null, null, []);
        new ReplicaStatusFile(_releases).Write(status);
        Look("replica").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Ok && f.Found.Contains("https://figures.example.org/"));
        Look("worker").Verdict.Should().Be(FindingVerdict.NotChecked);
        Look("release").Fix.Should().StartWith("Run 'replica pull'");
        new ReplicaStatusFile(_releases).Write(status with { Problem = "The origin does not answer.", ProblemSince = now });
        Look("replica").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Warn && f.Found.Contains("does not answer"));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Look("replica").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Fix!.Contains("systemctl restart healthneeds-replica"));
    }

    [Fact]
    public void Sources_ThatAreFresh_AreCounted_OneAsOne()
    {
        var statuses = new SourceStatusFiles(_releases);
        statuses.Write(PullStatus.NeverAsked("qof2021", TimeSpan.FromDays(15)));
        Look("sources").Found.Should().StartWith("1 source is fresh, ");
        statuses.Write(PullStatus.NeverAsked("iod2025", TimeSpan.FromDays(15)));
        Look("sources").Found.Should().StartWith("2 sources are fresh, ");
    }

    [Fact]
    public void LastRun_ThatFailedOrIsLongAgo_IsSaid()
    {
        var runs = new RunLog(_releases);
        runs.Write(TestRuns.Record(RunOutcome.Failed, started: _clock.GetUtcNow()) with { Message = "The disk was full." });
        Look("last run").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Found.Contains("The disk was full."));
        runs.Write(TestRuns.Record(RunOutcome.Published, started: _clock.GetUtcNow()));
        Look("last run").Verdict.Should().Be(FindingVerdict.Ok);
        _clock.Advance(TimeSpan.FromDays(15));
        Look("last run").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Warn && f.Found.Contains("older than two of the schedule's times"));
    }

    [Fact]
    public void Worker_WhoseSettingsAreWrong_IsToldWhich_AndTheRestIsLookedAt()
    {
        new RunLog(_releases).Write(TestRuns.Record(RunOutcome.Published, started: _clock.GetUtcNow()));
        var found = Look(new WorkerOptions { Schedule = "every Monday", TimeZone = "Europe/Barnsley" });
        found.Single(f => f.Check == "worker's settings").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Found.Contains("Worker__Schedule 'every Monday'") && f.Found.Contains("Worker__TimeZone 'Europe/Barnsley'"));
        found.Single(f => f.Check == "last run").Verdict.Should().Be(FindingVerdict.Ok);
        Look(new WorkerOptions { Shards = 99 }).Single(f => f.Check == "worker's settings").Found.Should().Be("Worker__Shards is '99'. Expected a number from 0 to 64.");
        Look(new WorkerOptions()).Should().NotContain(f => f.Check == "worker's settings");
    }

    [Fact]
    public void LastRun_ThatWasHeld_IsOfBundledFigures_AndNobodyIsSentToAcceptThem()
    {
        new RunLog(_releases).Write(TestRuns.Record(RunOutcome.Held, started: _clock.GetUtcNow()));
        Look("last run").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Warn && f.Fix!.StartsWith("'runs show ") && f.Fix.EndsWith("a corrected one is not held for what it corrects.") && !f.Fix.Contains("sources held"));
    }

    [Fact]
    public void Disk_WithoutRoomForARefresh_IsSaidBeforeTheRefreshFindsOut()
    {
        using (var release = File.Create(Path.Combine(_releases, "20261122T201500Z-0123abcd.duckdb")))
            release.SetLength(new DriveInfo(_releases).AvailableFreeSpace / 2);
        Disk().Single(f => f.Check == "disk").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Fix!.Contains("releases remove"));
    }

    [Fact]
    public void Disk_SaysWhoMayWrite()
    {
        File.WriteAllText(Path.Combine(_releases, "current.json"), "{}");
        Disk().Where(f => f.Check is "permissions" or "owner only").Should().HaveCount(2).And.OnlyContain(f => f.Verdict == FindingVerdict.Ok);
        Directory.EnumerateFiles(_releases).Should().ContainSingle("what was written to see whether it can be is gone");
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(Path.Combine(_releases, "current.json"), UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        Disk().Single(f => f.Check == "owner only").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Warn && f.Fix!.StartsWith("chmod go-w"));
        new DiskCheckup(new IngestPaths(Path.Combine(_releases, "elsewhere"), "data")).Run().Should().ContainSingle().Which.Verdict.Should().Be(FindingVerdict.Fail);
    }

    /// <summary>Root, whose command doctor stays, may write what its worker may not.</summary>
    [Fact]
    public void Permissions_AskedByRoot_SayForWhomTheyWereLookedAt()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName != "root")
            return;
        Disk().Single(f => f.Check == "permissions").Found.Should().StartWith($"Looked at for root, who may write anywhere and owns {_releases}: a worker of another user may not.");
        using (var chown = System.Diagnostics.Process.Start("chown", ["nobody", _releases]))
            chown.WaitForExit();
        Disk().Single(f => f.Check == "permissions").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Ok && f.Found.StartsWith($"Looked at for nobody, who owns {_releases} and may write there"));
        File.SetUnixFileMode(_releases, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Disk().Single(f => f.Check == "permissions").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Fix == $"chmod u+rwx {_releases}");
    }

    [Fact]
    public void Records_ThatTheWorkerCannotWriteOrTheSiteCannotRead_AreNamed()
    {
        if (OperatingSystem.IsWindows())
            return;
        Disk().Single(f => f.Check == "records").Verdict.Should().Be(FindingVerdict.Ok, "there are none yet");
        var keys = Path.Combine(_releases, "keys.json");
        File.WriteAllText(keys, "{}");
        File.SetUnixFileMode(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Disk().Single(f => f.Check == "records").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Fix!.Contains("chmod 640"));
        File.SetUnixFileMode(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Disk().Single(f => f.Check == "records").Verdict.Should().Be(FindingVerdict.Ok);
        if (Environment.UserName != "root")
            return;
        using var chown = System.Diagnostics.Process.Start("chown", ["nobody", keys]);
        chown.WaitForExit();
        Disk().Single(f => f.Check == "records").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Found.Contains("belongs to nobody") && f.Fix == $"chown root {keys}");
    }

    [Fact]
    public async Task Publishers_AreAsked_AndTheirClockIsCompared()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Serve(_ => PublisherAnswer.Csv("a\n"));
        var found = await AskAsync(publisher.Root.ToString());
        found.Where(f => f.Check.StartsWith("publisher ", StringComparison.Ordinal)).Should().HaveCount(PublisherAddresses.Names.Count).And.OnlyContain(f => f.Verdict == FindingVerdict.Ok);
        found.Single(f => f.Check == "clock").Verdict.Should().Be(FindingVerdict.Ok);
        _clock.Advance(TimeSpan.FromHours(3));
        (await AskAsync(publisher.Root.ToString())).Single(f => f.Check == "clock").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Found.Contains("s ahead of the publishers' clocks"));
    }

    [Fact]
    public async Task Publishers_ThatCannotBeReached_AreNamed_WithWhatToDo()
    {
        var found = await AskAsync("http://127.0.0.1:1/");
        found.Where(f => f.Check.StartsWith("publisher ", StringComparison.Ordinal)).Should().OnlyContain(f => f.Verdict == FindingVerdict.Warn && f.Fix!.Contains("HTTPS_PROXY"));
        found.Single(f => f.Check == "clock").Verdict.Should().Be(FindingVerdict.NotChecked);
        (await AskAsync("http://127.0.0.1:1/", offline: true))[0].Should().Be(Finding.NotChecked("publishers", "Live__Offline is true: nobody is asked."));
    }

    private Finding Look(string check) => Look(new WorkerOptions()).Single(f => f.Check == check);

    private List<Finding> Look(WorkerOptions worker) =>
        [.. new ReleaseCheckup(new IngestPaths(_releases, "data"), new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = _releases })), Options.Create(worker), _clock).Run()];

    private List<Finding> Disk() => [.. new DiskCheckup(new IngestPaths(_releases, "data")).Run()];

    private Task<IReadOnlyList<Finding>> AskAsync(string address, bool offline = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(PublisherAddresses.Names.Select(n => new KeyValuePair<string, string?>($"Live:Addresses:{n}", address))).Build();
        return new PublisherCheckup(new PublisherAddresses(configuration), Options.Create(new PullOptions { Offline = offline }), _clock).RunAsync(CancellationToken.None);
    }
}
