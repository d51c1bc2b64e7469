using System.Text.Json.Nodes;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Tests.Releases;

public sealed class ReleaseStoreTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Lease_EmptyDirectory_SaysWhatToDo()
    {
        using var store = StoreOptions.Open(directory);
        store.TryLease().Should().BeNull();
        store.Problem.Should().BeNull("an empty directory is how everybody starts");
        store.Invoking(s => s.Lease()).Should().Throw<NoReleaseException>().WithMessage("*Run a refresh*");
    }

    [Fact]
    public void Lease_OnThePublished_GivesItsInfo()
    {
        var published = TinyRelease.Publish(StoreOptions.For(directory), "run-1");
        using var store = StoreOptions.Open(directory);
        using var lease = store.Lease();
        lease.Info.Should().BeEquivalentTo(published);
        lease.Info.RunId.Should().Be("run-1");
        store.Problem.Should().BeNull();
    }

    [Fact]
    public void NewRelease_WhileLeased_SwapsWithoutDisturbingTheLease()
    {
        var first = Publish("run-1");
        using var store = StoreOptions.Open(directory);
        var old = store.Lease();
        var second = Publish("run-2");
        store.Refresh();
        using var fresh = store.Lease();
        fresh.Info.Id.Should().Be(second.Id);
        old.Info.Id.Should().Be(first.Id);
        old.Areas.List(AreaLevel.Lsoa21, AreaCode.England).Should().HaveCount(2);
        old.Dispose();
        old.Dispose();
        FluentActions.Invoking(() => old.Areas.Find(TinyRelease.First)).Should().Throw<ObjectDisposedException>("its file closed with its last lease");
        fresh.Areas.Find(TinyRelease.First).Should().NotBeNull();
    }

    [Fact]
    public void NewRelease_IsMadeReady_WhileTheOldOneServes()
    {
        var first = Publish("run-1");
        using var store = StoreOptions.Open(directory);
        store.Lease().Dispose();
        var ready = new List<(string Prepared, string Serves)>();
        store.Prepare = (lease, _) =>
        {
            using (lease)
            using (var serving = store.Lease())
                ready.Add((lease.Info.RunId, serving.Info.RunId));
            return Task.CompletedTask;
        };
        Publish("run-2");
        store.Refresh();
        store.Prepare = (lease, _) =>
        {
            lease.Dispose();
            return Task.FromException(new InvalidOperationException("cannot be made ready"));
        };
        Publish("run-3");
        store.Refresh();
        ready.Should().Equal(("run-2", "run-1"));
        using var last = store.Lease();
        last.Info.RunId.Should().Be("run-3", "a release that could not be made ready serves all the same");
        var goneBack = false;
        store.Prepare = (lease, _) =>
        {
            goneBack = true;
            lease.Dispose();
            return Task.CompletedTask;
        };
        new ReleaseCatalogue(StoreOptions.For(directory)).Rollback(first.Id);
        store.Refresh();
        using var back = store.Lease();
        (back.Info.RunId, goneBack).Should().Be(("run-1", false), "an older release is gone back to at once");
    }

    [Fact]
    public async Task NewReleases_UnderManyReaders_FailNoRead()
    {
        Publish("run-0");
        using var store = StoreOptions.Open(directory);
        using var stop = new CancellationTokenSource();
        var reads = new int[3];
        var readers = Enumerable.Range(0, reads.Length).Select(r => Task.Run(() => ReadUntil(store, ref reads[r], stop.Token))).ToList();
        for (var run = 1; run <= 5; run++)
        {
            Publish($"run-{run}");
            store.Refresh();
            // However fast it was published: every reader reads on of the new one before the next comes.
            var before = reads.Select((_, r) => Volatile.Read(ref reads[r])).ToList();
            while (!readers.Exists(r => r.IsCompleted) && before.Where((read, r) => Volatile.Read(ref reads[r]) < read + 3).Any())
                await Task.Delay(1);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        reads.Sum().Should().BeGreaterThan(0);
        using var lease = store.Lease();
        lease.Info.RunId.Should().Be("run-5");
    }

    [Theory]
    [InlineData("truncated", "damaged")]
    [InlineData("altered", "damaged")]
    [InlineData("missing", "cannot be opened")]
    [InlineData("not-a-database", "damaged")]
    [InlineData("half-a-pointer", "cannot be read")]
    [InlineData("pointer-elsewhere", "does not name a release")]
    [InlineData("no-pointer", "is not there")]
    public void BadRelease_WhileOneServes_IsRefusedAndTheOldOneServes(string damage, string message)
    {
        var good = Publish("run-1");
        using var store = StoreOptions.Open(directory);
        store.TryLease()!.Dispose();
        Damage(Publish("run-2"), damage);
        store.Refresh();
        store.Problem.Should().Contain(message).And.Contain($"Release {good.Id} stays in use");
        using var lease = store.Lease();
        lease.Info.Id.Should().Be(good.Id);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("altered")]
    [InlineData("missing")]
    [InlineData("half-a-pointer")]
    [InlineData("pointer-elsewhere")]
    public void BadRelease_AtTheStart_FallsBackToTheNewestGoodOne(string damage)
    {
        Publish("run-1");
        var good = Publish("run-2");
        Damage(Publish("run-3"), damage == "half-a-pointer" ? "truncated" : damage);
        if (damage == "half-a-pointer")
            Damage(good, damage);
        using var store = StoreOptions.Open(directory);
        using var lease = store.Lease();
        lease.Info.RunId.Should().Be(damage == "pointer-elsewhere" ? "run-3" : "run-2");
        store.Problem.Should().Contain("is in use instead");
    }

    [Fact]
    public void AllBad_AtTheStart_SaysSo()
    {
        Damage(Publish("run-1"), "truncated");
        using var store = StoreOptions.Open(directory);
        store.Invoking(s => s.Lease()).Should().Throw<NoReleaseException>().WithMessage("*damaged*No sound release is left*");
    }

    [Fact]
    public void OtherSchemaVersion_IsRefusedByItsNumber()
    {
        var publishing = () => TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.Session.Execute("update release set schema_version = 99"));
        publishing.Should().Throw<ReleaseRefusedException>().WithMessage("*schema version 99; this build reads version*");
    }

    [Fact]
    public void TwoStores_OnOneDirectory_ShareAReleaseAndCloseApart()
    {
        Publish("run-1");
        using var first = StoreOptions.Open(directory);
        using var lease = first.Lease();
        using (var second = StoreOptions.Open(directory))
            second.Lease().Dispose();
        lease.Areas.Find(TinyRelease.First).Should().NotBeNull();
    }

    private static void ReadUntil(ReleaseStore store, ref int reads, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var lease = store.Lease();
            lease.Rankings.List("overall", AreaLevel.Lsoa21, AreaCode.England, token: CancellationToken.None).Should().HaveCount(2);
            Interlocked.Increment(ref reads);
        }
    }

    private ReleaseInfo Publish(string run) => TinyRelease.PublishCopy(StoreOptions.For(directory), run);

    private void Damage(ReleaseInfo release, string damage)
    {
        var path = directory.File($"{release.Id}.duckdb");
        File.SetAttributes(path, FileAttributes.Normal);
        switch (damage)
        {
            case "truncated":
                using (var file = File.OpenWrite(path))
                    file.SetLength(file.Length / 2);
                break;
            case "altered":
                using (var file = File.OpenWrite(path))
                {
                    file.Position = file.Length / 3;
                    file.WriteByte(0x5a);
                    file.WriteByte(0xa5);
                }

                break;
            case "missing":
                File.Delete(path);
                break;
            case "not-a-database":
                File.WriteAllText(path, "hello");
                break;
            case "half-a-pointer":
                File.WriteAllText(directory.File("current.json"), """{"id": "2026""");
                break;
            case "pointer-elsewhere":
                var pointer = JsonNode.Parse(File.ReadAllText(directory.File("current.json")))!;
                pointer["file"] = "../../../etc/passwd";
                File.WriteAllText(directory.File("current.json"), pointer.ToJsonString());
                break;
            default:
                File.Delete(directory.File("current.json"));
                break;
        }
    }
}
