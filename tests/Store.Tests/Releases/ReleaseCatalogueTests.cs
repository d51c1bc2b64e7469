using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Store.Tests.Releases;

public sealed class ReleaseCatalogueTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Publish_Many_KeepsTheNewestFive()
    {
        var published = Enumerable.Range(1, 7).Select(i => Publish($"run-{i}").Id).ToList();
        Catalogue().List().Select(r => r.Id).Should().BeEquivalentTo(published.TakeLast(5)).And.OnlyHaveUniqueItems();
        Catalogue().List().Single(r => r.IsCurrent).Id.Should().Be(published[^1]);
    }

    [Fact]
    public async Task ListSince_WhileTwoReleasesTakeTurns_HasTheTimeOfTheOneItMarks()
    {
        string[] ids = [Publish("run-1").Id, Publish("run-2").Id];
        var current = Path.Combine(directory.Path, "current.json");
        var pointers = ids.Select(id =>
        {
            Catalogue().Rollback(id);
            return File.ReadAllText(current);
        }).ToList();
        var since = ids.Select((id, i) => (Id: id, Since: new DateTimeOffset(2026, 11, 22, 20, i, 0, TimeSpan.Zero))).ToDictionary(s => s.Id, s => s.Since);
        void Serve(int turn)
        {
            File.WriteAllText(current + ".next", pointers[turn]);
            File.SetLastWriteTimeUtc(current + ".next", since[ids[turn]].UtcDateTime);
            File.Move(current + ".next", current, overwrite: true);
        }

        Serve(0);
        var over = false;
        var turns = Task.Run(() =>
        {
            for (var turn = 1; !Volatile.Read(ref over); turn = 1 - turn)
                Serve(turn);
        });
        var catalogue = Catalogue();
        var listed = Enumerable.Range(0, 500).Select(_ => catalogue.ListSince()).ToList();
        Volatile.Write(ref over, value: true);
        await turns;

        listed.Should().OnlyContain(l => l.Since == since[l.Releases.Single(r => r.IsCurrent).Id]);
    }

    [Fact]
    public void Publish_InOneSecond_GetsNamesInOrder()
    {
        var published = Enumerable.Range(1, 4).Select(i => TinyRelease.Publish(StoreOptions.For(directory, keep: 2), $"run-{i}", time: new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero))).Id).ToList();
        published.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        Catalogue().List().Select(r => r.Id).Should().Equal(published[3], published[2]);
    }

    [Fact]
    public void Publish_WhileAnOldOneIsLeased_KeepsThatOneToo()
    {
        var leased = Publish("run-1", keep: 1);
        using var store = StoreOptions.Open(directory);
        using (store.Lease())
        {
            Publish("run-2", keep: 1);
            Publish("run-3", keep: 1);
            Catalogue().List().Should().HaveCount(2).And.Contain(r => r.Id == leased.Id);
        }

        store.Refresh();
        Publish("run-4", keep: 1);
        Catalogue().List().Should().NotContain(r => r.Id == leased.Id, "its lease has ended");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Mark_IsAnother_OnceAReleaseComesOrGoes(int secondsAfterIt)
    {
        var catalogue = Catalogue();
        List<string> marks = [];
        marks.Add(Mark());
        var first = Publish("run-1");
        marks.Add(Mark());
        Publish("run-2");
        marks.Add(Mark());
        catalogue.Remove(first.Id);
        marks.Add(Mark());
        marks.Should().OnlyHaveUniqueItems();

        string Mark()
        {
            // Set, for a file system's times step by milliseconds, and all this takes less.
            Directory.SetLastWriteTimeUtc(directory.Path, DateTime.UnixEpoch.AddHours(marks.Count));
            var now = new DateTimeOffset(Directory.GetLastWriteTimeUtc(directory.Path)).AddSeconds(secondsAfterIt);
            catalogue.Mark(now).Should().Be(catalogue.Mark(now), "nothing came between");
            return catalogue.Mark(now);
        }
    }

    [Fact]
    public void Mark_OfAFolderThatChangedAMomentAgo_IsNotTrustedToItsTime()
    {
        var changed = DateTimeOffset.UnixEpoch;
        var catalogue = Catalogue();
        Publish("run-1");
        Directory.SetLastWriteTimeUtc(directory.Path, changed.UtcDateTime);
        var before = catalogue.Mark(changed.AddSeconds(1));
        Publish("run-2");
        Directory.SetLastWriteTimeUtc(directory.Path, changed.UtcDateTime);
        catalogue.Mark(changed.AddSeconds(2)).Should().NotBe(before);
    }

    [Fact]
    public void Rollback_ToAnOlder_IsServedAndSurvivesThePruning()
    {
        var old = Publish("run-1");
        Publish("run-2");
        using var store = StoreOptions.Open(directory);
        store.Lease().Dispose();
        Catalogue().Rollback(old.Id).Id.Should().Be(old.Id);
        store.Refresh();
        using (var lease = store.Lease())
            (lease.Info.RunId, lease.Info.Published).Should().Be(("run-1", old.Published), "to be put back is not to be published again");
        (Catalogue().Current()!.Sha256, Catalogue().Current()!.Published).Should().Be((old.Sha256, old.Published));
        Catalogue().List().Single(r => r.IsCurrent).Published.Should().Be(old.Published);
    }

    [Theory]
    [InlineData("20200101T000000Z-00000000")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void Rollback_ToAnUnknownRelease_IsRefusedAndListsThoseThereAre(string id)
    {
        var only = Publish("run-1");
        Catalogue().Invoking(c => c.Rollback(id)).Should().Throw<ReleaseRefusedException>().WithMessage($"*{only.Id}*");
        Catalogue().Current()!.Id.Should().Be(only.Id);
    }

    [Fact]
    public void Rollback_ToADamagedRelease_ChangesNothing()
    {
        var old = Publish("run-1");
        var current = Publish("run-2");
        var path = directory.File($"{old.Id}.duckdb");
        File.SetAttributes(path, FileAttributes.Normal);
        File.AppendAllText(path, "x");
        Catalogue().Invoking(c => c.Rollback(old.Id)).Should().Throw<ReleaseRefusedException>().WithMessage("*damaged*");
        Catalogue().Current()!.Id.Should().Be(current.Id);
    }

    [Fact]
    public void List_OfADamagedRelease_SaysSoWithoutNamingAFolder()
    {
        var release = Publish("run-1");
        File.SetAttributes(directory.File($"{release.Id}.duckdb"), FileAttributes.Normal);
        File.WriteAllText(directory.File($"{release.Id}.duckdb"), "not a database");
        Catalogue().List().Single().Problem.Should().Be($"Release {release.Id} cannot be opened: its file is damaged, or cannot be read.");
    }

    [Fact]
    public void ReleaseThatIsClosed_LeavesNothingThatItSpilled()
    {
        // Written for this test: no other has a release of its name open, and a folder to spill into by that name.
        var release = TinyRelease.Publish(StoreOptions.For(directory));
        var spilled = Path.Combine(Path.GetTempPath(), $"healthneeds-{Environment.ProcessId}", release.Id);
        using (var store = StoreOptions.Open(directory))
        {
            store.Lease().Dispose();
            Directory.CreateDirectory(spilled);
            File.WriteAllText(Path.Combine(spilled, "duckdb_temp_storage_0.tmp"), "spilled");
        }

        Directory.Exists(spilled).Should().BeFalse();
    }

    [Fact]
    public void Writer_AfterAnInterruptedOne_ClearsWhatItLeft()
    {
        var left = directory.File("staging/release.duckdb.wal");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        File.WriteAllText(left, "left behind");
        TinyRelease.Publish(StoreOptions.For(directory));
        Directory.GetFileSystemEntries(directory.File("staging")).Select(Path.GetFileName).Should().Equal(".lock");
    }

    [Fact]
    public void Writer_WhileAnotherWrites_IsRefused()
    {
        using var first = TinyRelease.Begin(StoreOptions.For(directory));
        FluentActions.Invoking(() => TinyRelease.Begin(StoreOptions.For(directory))).Should().Throw<ReleaseRefusedException>().WithMessage("Another run is writing*");
    }

    [Fact]
    public void Writer_Disposed_LeavesNothing()
    {
        using (var writer = TinyRelease.Begin(StoreOptions.For(directory)))
            TinyRelease.Fill(writer);
        Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Should().Equal(".lock");
    }

    [Fact]
    public void Published_File_IsReadOnlyAndHasNoLogBesideIt()
    {
        var release = TinyRelease.Publish(StoreOptions.For(directory));
        File.GetAttributes(directory.File($"{release.Id}.duckdb")).Should().HaveFlag(FileAttributes.ReadOnly);
        Directory.GetFiles(directory.Path).Select(Path.GetFileName).Should().BeEquivalentTo("current.json", "highest-version.txt", $"{release.Id}.duckdb");
    }

    [Fact]
    public void HighestVersion_OutlivesTheReleaseThatHadIt()
    {
        Catalogue().HighestVersion().Should().BeNull("nothing was published");
        var release = Publish("run-1");
        Catalogue().HighestVersion().Should().Be(release.Version);
        File.SetAttributes(directory.File($"{release.Id}.duckdb"), FileAttributes.Normal);
        File.Delete(directory.File($"{release.Id}.duckdb"));
        Catalogue().HighestVersion().Should().Be(release.Version);
        File.WriteAllText(directory.File("highest-version.txt"), "9.");
        Catalogue().HighestVersion().Should().BeNull("a damaged note is none");
    }

    [Fact]
    public void Publisher_StagedFileWithALog_IsRefused()
    {
        var staged = directory.File("staged.duckdb");
        File.WriteAllText(staged, string.Empty);
        File.WriteAllText(staged + ".wal", "log");
        var publisher = new ReleasePublisher(new ReleaseDirectory(directory.Path), new ReleaseOptions(), TimeProvider.System);
        publisher.Invoking(p => p.Verify(staged, TinyRelease.NoExpectations, CancellationToken.None)).Should().Throw<ReleaseRefusedException>().WithMessage("*write-ahead log*");
    }

    private ReleaseInfo Publish(string run, int keep = 5) => TinyRelease.PublishCopy(StoreOptions.For(directory, keep), run);

    private ReleaseCatalogue Catalogue() => new(StoreOptions.For(directory));
}
