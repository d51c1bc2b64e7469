using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Store.Tests.Releases;

public sealed class ReleaseShelfTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly ReleaseStore store;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly ReleaseShelf shelf;

    public ReleaseShelfTests()
    {
        store = StoreOptions.Open(directory);
        shelf = new ReleaseShelf(store, StoreOptions.For(directory), time);
    }

    public void Dispose()
    {
        shelf.Dispose();
        store.Dispose();
        directory.Dispose();
    }

    [Theory]
    [InlineData("20261122T201500Z-3f9a71c2", true)]
    [InlineData("20261122T201500Z-3f9a71c2.duckdb", false)]
    [InlineData("20261322T201500Z-3f9a71c2", false)]
    [InlineData("../current", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Id_OfAnotherForm_IsNone(string? text, bool expected) => ReleaseShelf.IsId(text).Should().Be(expected);

    [Fact]
    public void Lease_OnAnOlderRelease_ReadsThatOne()
    {
        var (older, current) = (Publish("run-1"), Publish("run-2"));
        using var lease = shelf.TryLease(older.Id)!;
        lease.Info.RunId.Should().Be("run-1");
        lease.Areas.List(AreaLevel.Lsoa21, AreaCode.England).Should().HaveCount(2);
        using var same = shelf.TryLease(current.Id)!;
        same.Info.Should().BeEquivalentTo(current);
        shelf.Open.Should().Be(1, "the current release is open already");
    }

    [Fact]
    public void Lease_OnWhatIsNotKept_IsNull()
    {
        Publish("run-1");
        shelf.TryLease("20200101T000000Z-00000000").Should().BeNull();
        shelf.TryLease("../../etc/passwd").Should().BeNull();
    }

    [Fact]
    public void Lease_OnADamagedRelease_IsRefusedUntilTheFileIsAnother()
    {
        var older = Publish("run-1");
        Publish("run-2");
        var path = Path.Combine(directory.Path, older.Id + ".duckdb");
        var sound = File.ReadAllBytes(path);
        Overwrite(path, sound[..^1]);
        for (var turn = 0; turn < 2; turn++)
            shelf.Invoking(s => s.TryLease(older.Id)).Should().Throw<ReleaseRefusedException>().WithMessage("*damaged*");
        Overwrite(path, sound);
        using var lease = shelf.TryLease(older.Id);
        lease!.Info.Id.Should().Be(older.Id);
    }

    [Fact]
    public void NewestRelease_ThatCouldNotBeOpenedForAWhile_IsServedOnceItCan_ThoughNobodyPublishes()
    {
        using var patient = new ReleaseStore(StoreOptions.For(directory), time, Microsoft.Extensions.Logging.Abstractions.NullLogger<ReleaseStore>.Instance);
        var (older, path) = (TinyRelease.PublishCopy(StoreOptions.For(directory), "run-1").Id, string.Empty);
        patient.TryLease()!.Dispose();
        var newer = TinyRelease.PublishCopy(StoreOptions.For(directory), "run-2").Id;
        // As where no file handle, or no memory, is left: it is there, and cannot be opened.
        File.Move(path = directory.File($"{newer}.duckdb"), directory.File("away"));
        patient.Refresh();
        patient.Problem.Should().Contain(newer).And.Contain($"Release {older} stays in use");
        File.Move(directory.File("away"), path);
        patient.Refresh();
        patient.Problem.Should().NotBeNull("it is not read in full each second");
        time.Advance(TimeSpan.FromSeconds(3));
        patient.Refresh();
        patient.Problem.Should().BeNull();
        using var lease = patient.Lease();
        lease.Info.Id.Should().Be(newer);
    }

    [Fact]
    public void Lease_AcrossALeapOfTheClock_ReadsOn()
    {
        var (older, _) = (Publish("run-1"), Publish("run-2"));
        using var lease = shelf.TryLease(older.Id)!;
        time.Advance(TimeSpan.FromDays(3650));
        shelf.Open.Should().Be(0, "nobody asked for it in ten years");
        lease.Areas.Find(TinyRelease.First).Should().NotBeNull("but who reads it reads on");
    }

    [Fact]
    public void Shelf_AskedForMany_KeepsTwoOpenAndClosesThemWhenIdle()
    {
        var releases = Enumerable.Range(1, 4).Select(i => Publish($"run-{i}").Id).ToList();
        using (var first = shelf.TryLease(releases[0])!)
        {
            shelf.TryLease(releases[1])!.Dispose();
            shelf.TryLease(releases[2])!.Dispose();
            shelf.Open.Should().Be(2);
            first.Areas.Find(TinyRelease.First).Should().NotBeNull("a lease outlives its place on the shelf");
        }

        time.Advance(TimeSpan.FromMinutes(6));
        shelf.Open.Should().Be(0);
        shelf.TryLease(releases[0])!.Dispose();
        shelf.Open.Should().Be(1);
    }

    [Fact]
    public async Task Leases_TakenByManyAtOnce_AllReadTheReleaseTheyAskedFor()
    {
        var releases = Enumerable.Range(1, 4).Select(i => Publish($"run-{i}").Id).ToList();
        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 6 }, (turn, token) =>
        {
            using var lease = shelf.TryLease(releases[turn % 4])!;
            lease.Info.Id.Should().Be(releases[turn % 4]);
            lease.Areas.Find(TinyRelease.First, token).Should().NotBeNull();
            return ValueTask.CompletedTask;
        });
        shelf.Open.Should().BeLessThanOrEqualTo(2);
    }

    private ReleaseInfo Publish(string run)
    {
        var release = TinyRelease.PublishCopy(StoreOptions.For(directory), run);
        store.Refresh();
        return release;
    }

    private static void Overwrite(string path, byte[] bytes)
    {
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }
}
