using System.Diagnostics;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Backups;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Ingest.Tests.Backups;

/// <summary>A copy of all that an installation keeps, put back where nothing is.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backup-").FullName;

    private string Into => Path.Combine(_folder, "backups");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Restored_ServesTheRelease_AndGoesOnRefreshing()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5), etag: "\"v1\"");
        await bench.PullAsync();
        var refresh = new PlainRefresh();
        var first = await refresh.RunAsync(bench.Data);
        AtomicFile.Write(Path.Combine(bench.Data.Paths.Own, "own-falls.csv"), "a line");
        var before = BackupFiles.Look(bench.Data.Paths.Releases);

        var (backup, manifest) = await MakeAsync(bench.Data.Paths);
        manifest.Current.Should().Be(first.Id);
        Directory.Delete(bench.Data.Paths.Releases, recursive: true);
        new BackupRestore(bench.Data.Paths).Run(backup, CancellationToken.None).Should().BeNull("the current release can be read");

        BackupFiles.Look(bench.Data.Paths.Releases).Should().Equal(before, "every file is back, as long and as old as it was");
        before.Keys.Should().Contain(f => BackupFiles.IsEvidence(f)).And.Contain(["current.json", "highest-version.txt", "own-indicators/own-falls.csv", $"sources/{SourceBench.Id}/good.json"]);
        before.Keys.Should().Contain(f => f.StartsWith("runs/", StringComparison.Ordinal)).And.Contain(f => f.StartsWith("batches/", StringComparison.Ordinal)).And.Contain(f => f.StartsWith("receipts/", StringComparison.Ordinal));
        using (var store = PlainRefresh.Open(bench.Data))
        using (var lease = store.Lease())
            lease.Info.Should().BeEquivalentTo(first);

        (await bench.PullAsync()).State.Should().Be(SourceState.Unchanged);
        bench.Publisher.Requests[^1].Status.Should().Be(304, "what was kept is asked about, and not asked for again");
        bench.Serve(SourceBench.Csv(shift: 0.7));
        await bench.PullAsync();
        var next = await refresh.RunAsync(bench.Data);
        next.Previous!.Id.Should().Be(first.Id);
        next.Version.CompareTo(first.Version).Should().BePositive();
    }

    [Fact]
    public async Task Made_WhileFilesAreReplaced_IsOfOneMoment()
    {
        var releases = Path.Combine(_folder, "releases");
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(releases).FullName, "between.bin"), new byte[30_000_000]);
        var (begun, stop) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // The first is written before the second, always: a copy of one moment has them equal, or the first one ahead. After a while each is left alone for longer than a copy takes on a busy machine.
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.Task.IsCompleted; i++)
            {
                AtomicFile.Write(Path.Combine(releases, "a.txt"), $"{i}");
                AtomicFile.Write(Path.Combine(releases, "z.txt"), $"{i}");
                begun.TrySetResult();
                await Task.WhenAny(stop.Task, Task.Delay(i < 20 ? 10 : 15_000));
            }
        });
        await Task.WhenAny(begun.Task, writing);
        var (backup, _) = await MakeAsync(new IngestPaths(releases, "data"));
        stop.SetResult();
        await writing;
        int Number(string file) => int.Parse(File.ReadAllText(Path.Combine(backup, "files", file)), System.Globalization.CultureInfo.InvariantCulture);
        (Number("a.txt") - Number("z.txt")).Should().BeInRange(0, 1);
    }

    [Fact]
    public async Task Check_OfAFileThatWasAltered_NamesIt_AndNothingIsPutBack()
    {
        var (backup, _) = await MakeAsync(Few());
        BackupCheck.Problems(backup, CancellationToken.None).Should().BeEmpty();
        await File.WriteAllTextAsync(Path.Combine(backup, "files", "runs", "one.json"), "other words");
        File.Delete(Path.Combine(backup, "files", "current.json"));
        BackupCheck.Problems(backup, CancellationToken.None).Should().HaveCount(2).And.Contain("current.json is gone.").And.Contain(p => p.StartsWith("runs/one.json was altered: expected SHA-256 ", StringComparison.Ordinal));
        var target = Path.Combine(_folder, "restored");
        var restore = () => new BackupRestore(new IngestPaths(target, "data")).Run(backup, CancellationToken.None);
        restore.Should().Throw<InvalidDataException>().WithMessage("*is damaged in 2 places, and nothing was put back*");
        Directory.Exists(target).Should().BeFalse();
    }

    [Fact]
    public async Task List_ThatWasAltered_IsRefused()
    {
        var (backup, _) = await MakeAsync(Few());
        var list = Path.Combine(backup, BackupManifest.SumsName);
        await File.WriteAllTextAsync(list, (await File.ReadAllTextAsync(list)).Replace("files/current.json", "files/../../out", StringComparison.Ordinal));
        var check = () => BackupCheck.Problems(backup, CancellationToken.None);
        check.Should().Throw<InvalidDataException>().WithMessage("*is not the list this backup was made with*");
    }

    [Fact]
    public async Task Restore_IntoADirectoryWithSomethingInIt_IsRefused_AndTouchesNothing()
    {
        var paths = Few();
        var (backup, _) = await MakeAsync(paths);
        var before = BackupFiles.Look(paths.Releases);
        var restore = () => new BackupRestore(paths).Run(backup, CancellationToken.None);
        restore.Should().Throw<IOException>().WithMessage("*is not empty*--releases*");
        BackupFiles.Look(paths.Releases).Should().Equal(before);
    }

    [Fact]
    public async Task Restore_WhereAnotherIsUnderWay_IsRefused_AndTouchesNothingOfIts()
    {
        var (backup, _) = await MakeAsync(Few());
        var there = new IngestPaths(Path.Combine(_folder, "restored"), "data");
        var restore = () => new BackupRestore(there).Run(backup, CancellationToken.None);
        using (RunLock.Take(there.Releases, "restore", TimeProvider.System))
        {
            restore.Should().Throw<IOException>().WithMessage($"{there.Releases} is being written by process {Environment.ProcessId} (restore) on *, and nothing was put back.*");
            BackupFiles.Look(there.Releases).Should().BeEmpty();
            AtomicFile.Write(Path.Combine(there.Releases, "runs", "one.json"), "the other's");
            restore.Should().Throw<IOException>().WithMessage("*is being written by*");
            (await File.ReadAllTextAsync(Path.Combine(there.Releases, "runs", "one.json"))).Should().Be("the other's");
        }

        restore.Should().Throw<IOException>().WithMessage("*is not empty*");
        File.Delete(Path.Combine(there.Releases, "runs", "one.json"));
        restore.Should().NotThrow("a lock that nobody holds is nothing of anybody's");
        BackupFiles.Look(there.Releases).Keys.Should().Equal("current.json", "runs/one.json");
    }

    [Fact]
    public void Backup_ThatWasNotFinished_IsNoBackup()
    {
        Directory.CreateDirectory(Path.Combine(Into, "healthneeds-backup-20261129T021500Z.unfinished", "files"));
        var read = () => BackupManifest.Read(Path.Combine(Into, "healthneeds-backup-20261129T021500Z.unfinished"));
        read.Should().Throw<InvalidDataException>().WithMessage("*is no backup*");
        var maker = new BackupMaker(Few(), TimeProvider.System, new BackupRoom());
        maker.Clear(Into, keep: 5).Should().BeEmpty("somebody may be making it");
        Directory.SetLastWriteTimeUtc(Directory.GetDirectories(Into).Single(), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25));
        maker.Clear(Into, keep: 5).Should().ContainSingle();
        Directory.EnumerateDirectories(Into).Should().BeEmpty();
    }

    [Fact]
    public async Task Backup_OfADirectoryWithLinks_IsRefused_AndNamesThem()
    {
        if (OperatingSystem.IsWindows())
            return;
        var paths = Few();
        foreach (var passing in new[] { "incoming", "staging" })
            Directory.CreateSymbolicLink(Path.Combine(paths.Releases, passing), Directory.CreateDirectory(Path.Combine(_folder, "passing")).FullName);
        (await MakeAsync(paths)).Manifest.Files.Should().Be(2, "what no backup holds may lie anywhere");
        Directory.Delete(Into, recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(paths.Releases, "receipts"), Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName);
        var make = async () => await MakeAsync(paths);
        (await make.Should().ThrowAsync<IOException>()).WithMessage($"Nothing was copied:*lead to: {Path.Combine(paths.Releases, "receipts")}. *");
        Directory.Exists(Into).Should().BeFalse();
    }

    [Fact]
    public void RealPath_FollowsLinks_OnTheWayToo_AndKeepsWhatIsNotThereYet()
    {
        if (OperatingSystem.IsWindows())
            return;
        var there = RealPath.Of(Directory.CreateDirectory(Path.Combine(_folder, "there", "below")).FullName);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), Path.Combine(_folder, "there"));
        RealPath.Of(Path.Combine(_folder, "link", "below")).Should().Be(there);
        RealPath.Of(Path.Combine(_folder, "link", "below", "new", "one")).Should().Be(Path.Combine(there, "new", "one"));
    }

    [Fact]
    public async Task Backup_OfASecondThatAnotherIsMadeIn_IsRefused_AndTouchesNothingOfIts()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 2, 15, 0, TimeSpan.Zero));
        var second = async () => await new BackupMaker(Few(), clock, new BackupRoom()).MakeAsync(Into, CancellationToken.None);
        var name = Path.Combine(Into, "healthneeds-backup-20261129T021500Z");
        var unfinished = Directory.CreateDirectory(name + BackupMaker.Unfinished);
        (await second.Should().ThrowAsync<IOException>()).WithMessage($"{name} is there already: two backups were asked for in one second.");
        Directory.EnumerateFileSystemEntries(Into).Should().Equal(unfinished.FullName);
        unfinished.Delete();
        using (BackupTurn.Take(name))
            (await second.Should().ThrowAsync<IOException>()).WithMessage("*two backups were asked for in one second.");
        (await second()).Folder.Should().Be(name);
        Directory.EnumerateFileSystemEntries(Into).Should().Equal(name);
        (await second.Should().ThrowAsync<IOException>()).WithMessage("*two backups were asked for in one second.");
    }

    /// <summary>Backups often lie on the disk of the releases, and one that fills it ends the next refresh.</summary>
    [Fact]
    public async Task Backup_ThatTheDiskHasNoRoomFor_IsRefusedBeforeAnythingIsCopied()
    {
        var paths = Few();
        AtomicFile.Write(Path.Combine(paths.Releases, "large.bin"), new string('x', 3_000_000));
        var full = async () => await new BackupMaker(paths, TimeProvider.System, new BackupRoom(_ => 2_000_000)).MakeAsync(Into, CancellationToken.None);
        (await full.Should().ThrowAsync<IOException>()).WithMessage($"A backup takes 3 MB, and 2 MB are free at {Into}: nothing was copied.*--keep*");
        Directory.EnumerateFileSystemEntries(Into).Should().BeEmpty();
        (await new BackupMaker(paths, TimeProvider.System, new BackupRoom(_ => null)).MakeAsync(Into, CancellationToken.None)).Manifest.Files.Should().Be(3, "where the system does not tell, it is tried");
    }

    [Fact]
    public async Task WhatOnlyALivingProcessMeans_StaysOut_AndWhatElseIsThereComesAlong()
    {
        var paths = Few();
        foreach (var file in new[] { "refresh.lock", "refresh.holder", "progress.json", "worker.json", "staging/release.duckdb", "sources/a/candidate/x.parquet", "sources/a/gone-1/x.parquet", "sources/a/pull.jsonl", "evidence/partial/a/1", "current.json.7.tmp", "incoming/20261129T101556Z-a8653d5e.duckdb", "work/one/task-1", "workers/one.json", "replica.json" })
            AtomicFile.Write(Path.Combine(paths.Releases, file), "passing");
        AtomicFile.Write(Path.Combine(paths.Releases, "kept-by-another-part", "log.jsonl"), "kept");
        var (backup, manifest) = await MakeAsync(paths);
        Directory.EnumerateFiles(Path.Combine(backup, "files"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(backup, "files"), f)).Order(StringComparer.Ordinal)
            .Should().Equal("current.json", "kept-by-another-part/log.jsonl", "runs/one.json");
        manifest.Files.Should().Be(3);
    }

    [Fact]
    public void WhatSettingsKeepElsewhere_IsNamed()
    {
        var paths = Few();
        BackupFiles.Elsewhere(paths).Should().BeEmpty();
        var moved = paths with { Audit = AuditFiles.Of(paths.Releases, Path.Combine(_folder, "log.jsonl")), Keys = ApiKeyFile.Of(paths.Releases, paths.Releases + "-keys.json") };
        BackupFiles.Elsewhere(moved).Should().Equal(("Audit__File", Path.Combine(_folder, "log.jsonl")), ("Keys__File", paths.Releases + "-keys.json"));
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", paths.Releases), new("Requests:Directory", Path.Combine(_folder, "requests")), new("Access:KeysDirectory", Path.Combine(_folder, "seals"))]).Build();
        BackupFiles.Elsewhere(IngestPaths.From(settings)).Should().Equal(("Requests__Directory", Path.Combine(_folder, "requests")), ("Access__KeysDirectory", Path.Combine(_folder, "seals")));
    }

    [Fact]
    public void WhatSettingsKeepElsewhere_IsAskedOfRealPaths()
    {
        if (OperatingSystem.IsWindows())
            return;
        var paths = Few();
        var link = Path.Combine(_folder, "link");
        Directory.CreateSymbolicLink(link, paths.Releases);
        var moved = paths with { Audit = AuditFiles.Of(link), Keys = ApiKeyFile.Of(paths.Releases, Path.Combine(link, "keys", "..", "keys.json")), Requests = link, Seals = paths.Releases + Path.DirectorySeparatorChar };
        BackupFiles.Elsewhere(moved).Should().BeEmpty("all lie in the releases directory, however they are written");
        BackupFiles.Elsewhere(moved with { Releases = link }).Should().BeEmpty();
        var outside = Directory.CreateDirectory(Path.Combine(_folder, "outside")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(paths.Releases, "incoming"), outside);
        var led = Path.Combine(paths.Releases, "incoming", "requests");
        BackupFiles.Elsewhere(paths with { Requests = led }).Should().Equal(("Requests__Directory", led));
    }

    [Fact]
    public async Task Own_InAFolderOfItsOwn_ComesAlongAndGoesBackThere()
    {
        var paths = Few() with { Own = Path.Combine(_folder, "own") };
        AtomicFile.Write(Path.Combine(paths.Own, "own-falls.csv"), "a line");
        var (backup, _) = await MakeAsync(paths);
        var there = new IngestPaths(Path.Combine(_folder, "restored"), "data") { Own = Path.Combine(_folder, "own-restored") };
        new BackupRestore(there).Run(backup, CancellationToken.None);
        (await File.ReadAllTextAsync(Path.Combine(there.Own, "own-falls.csv"))).Should().Be("a line");
        Directory.Exists(Path.Combine(there.Releases, "own-indicators")).Should().BeFalse();
    }

    [Fact]
    public async Task Own_MovedToAFolderOfItsOwn_LeavesTheOldOneOut()
    {
        var paths = Few() with { Own = Path.Combine(_folder, "own") };
        AtomicFile.Write(Path.Combine(paths.Releases, "own-indicators", "own-falls.csv"), "the old line");
        AtomicFile.Write(Path.Combine(paths.Releases, "own-indicators", "own-gone.csv"), "the old line");
        AtomicFile.Write(Path.Combine(paths.Own, "own-falls.csv"), "a line");
        var (backup, manifest) = await MakeAsync(paths);
        manifest.Files.Should().Be(3);
        (await File.ReadAllTextAsync(Path.Combine(backup, "files", "own-indicators", "own-falls.csv"))).Should().Be("a line");
    }

    [Fact]
    public void FileThatIsGone_AloneOrWithItsFolder_IsForTheNextRoundToSee()
    {
        var paths = Few();
        string? Copied(params string[] below) => HashedCopy.TryMake(Path.Combine(paths.Releases, Path.Combine(below)), Path.Combine(_folder, "copy"), CancellationToken.None);
        Copied("runs", "one.json").Should().NotBeNull();
        Copied("runs", "two.json").Should().BeNull();
        Copied("sources", "iod2025", "good", "0123456789ab", "receipt.json").Should().BeNull();
    }

    [Fact]
    public async Task Sums_AreWhatSha256sumReads()
    {
        if (OperatingSystem.IsWindows())
            return;
        var (backup, _) = await MakeAsync(Few());
        using var check = Process.Start(new ProcessStartInfo("sha256sum", ["--check", "--strict", "SHA256SUMS"]) { WorkingDirectory = backup, RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();
        (check.ExitCode, said).Should().Be((0, "files/current.json: OK\nfiles/runs/one.json: OK\n"));
        (File.GetUnixFileMode(backup) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).Should().Be(UnixFileMode.None, "a backup holds what only the worker may read");
    }

    private Task<(string Folder, BackupManifest Manifest)> MakeAsync(IngestPaths paths) => new BackupMaker(paths, TimeProvider.System, new BackupRoom()).MakeAsync(Into, CancellationToken.None);

    private IngestPaths Few()
    {
        var releases = Path.Combine(_folder, "releases");
        AtomicFile.Write(Path.Combine(releases, "current.json"), "no pointer, but a file");
        AtomicFile.Write(Path.Combine(releases, "runs", "one.json"), "a record");
        return new IngestPaths(releases, "data");
    }
}
