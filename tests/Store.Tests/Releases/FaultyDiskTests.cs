using HealthNeeds.Fixtures;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Tests.Children;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>A disk that refuses one step of a publication, whichever; one that is slow; and a reader that holds a release that is to go.</summary>
[Trait("Speed", "Slow")]
public sealed class FaultyDiskTests : IDisposable
{
    private const string Refusal = "Input/output error";

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Publication_WhoseDiskRefusesAnyStep_IsPublishedOrIsNot_AndNothingIsLost()
    {
        string Publish() => TinyRelease.PublishCopy(StoreOptions.For(directory, keep: 2)).Id;
        var before = Publish();
        var all = Steps(() => before = Publish());
        all.Should().BeGreaterThan(6, "the release and its pointer are written, flushed, renamed, and flushed with their folder");
        for (var refused = 1; refused <= all; refused++)
        {
            var step = 0;
            string? published = null;
            using (Disk.Watch(_ => Refuse(++step == refused)))
            {
                Quietly(() => published = Publish());
            }

            using var store = StoreOptions.Open(directory);
            using var lease = store.Lease();
            store.Problem.Should().BeNull($"step {refused} was refused");
            lease.Info.Id.Should().Be(published ?? before, $"step {refused} was refused");
            Directory.GetFiles(directory.Path, "*.duckdb").Select(Path.GetFileNameWithoutExtension).Should().Contain([before, published ?? before], $"step {refused} was refused: nothing that served is gone");
            before = published ?? before;
        }
    }

    [Fact]
    public async Task Publication_OnASlowDisk_IsNotNoticedByReaders()
    {
        var before = SmallRelease.Publish(directory.Path).Id;
        using var store = StoreOptions.Open(directory);
        store.TryLease()!.Dispose();
        var seen = new List<string>();
        using var slow = new ManualResetEventSlim();
        using var read = new ManualResetEventSlim();
        // No step is taken before somebody has read: however late this thread comes to it, it reads while it is published.
        using (Disk.Watch(_ =>
        {
            read.Wait();
            slow.Wait(50);
        }))
        {
            var publishing = Task.Run(() => SmallRelease.PublishKeeping(directory.Path, keep: 10).Id);
            while (!publishing.IsCompleted)
            {
                store.Refresh();
                store.Problem.Should().BeNull();
                using var lease = store.Lease();
                lease.Rankings.List("overall", Core.Areas.AreaLevel.Lsoa21, FixtureAreas.Icb).Should().HaveCount(860);
                seen.Add(lease.Info.Id);
                read.Set();
                await Task.Yield();
            }

            store.Refresh();
            using var after = store.Lease();
            after.Info.Id.Should().Be(await publishing);
        }

        seen.Should().Contain(before, "readers read while it was published");
    }

    [Fact]
    public async Task Release_HeldByAReaderForHours_StaysUntilItIsLetGo()
    {
        var held = SmallRelease.Publish(directory.Path).Id;
        var path = directory.File($"{held}.duckdb");
        using (var reader = await Child.StartAsync("lease", directory.Path))
        {
            for (var publication = 0; publication < 4; publication++)
                SmallRelease.PublishKeeping(directory.Path, keep: 1);
            File.Exists(path).Should().BeTrue("another process reads it, and retention looks at it once more with every publication");
            Directory.GetFiles(directory.Path, "*.duckdb").Should().HaveCount(2, "of those that nobody reads only the newest stays");
            (await reader.AskAsync("read")).Should().Be($"{held} 860");
            await reader.KillAsync();
        }

        SmallRelease.PublishKeeping(directory.Path, keep: 1);
        File.Exists(path).Should().BeFalse("whoever read it is gone, even by kill -9");
    }

    [Fact]
    public void Releases_PublishedAfterTheClockWasSetBackByYears_KeepTheirOrder()
    {
        var now = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2031, 11, 29, 12, 0, 0, TimeSpan.Zero));
        var ahead = SmallRelease.Publish(directory.Path, seed: 1, time: now).Id;
        var later = SmallRelease.PublishKeeping(directory.Path, keep: 1).Id;
        later.Should().StartWith("20311129T120001Z", "it sorts after the one before, whatever the clock says now");
        Directory.GetFiles(directory.Path, "*.duckdb").Select(Path.GetFileNameWithoutExtension).Should().Equal([later], $"{ahead} is older");
        using var store = StoreOptions.Open(directory);
        using var lease = store.Lease();
        lease.Info.Id.Should().Be(later);
    }

    private static int Steps(Action publish)
    {
        var steps = 0;
        using (Disk.Watch(_ => steps++))
            publish();
        return steps;
    }

    private static void Refuse(bool refused)
    {
        if (refused)
            throw new IOException(Refusal);
    }

    private static void Quietly(Func<string> publish)
    {
        try
        {
            publish();
        }
        catch (IOException refused)
        {
            refused.Message.Should().Be(Refusal);
        }
    }
}
