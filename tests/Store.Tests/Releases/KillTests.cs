using HealthNeeds.Store.Tests.Children;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>A writer killed at any moment leaves the last good release serving. Its releases are tiny: most moments then fall between the steps of writing, checking and publishing one.</summary>
[Trait("Speed", "Slow")]
public sealed class KillTests : IDisposable
{
    private const int Rounds = 8;

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Writer_KilledAtRandomMoments_LeavesAReleaseServing()
    {
        var moments = new Random(20221);
        TinyRelease.Publish(StoreOptions.For(directory));
        using var store = StoreOptions.Open(directory);
        for (var round = 0; round < Rounds; round++)
        {
            using var writer = await Child.StartAsync("publish", directory.Path);
            await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(100, 1600)));
            await writer.KillAsync();
            CheckThatItServes(store, round);
            using var afresh = StoreOptions.Open(directory);
            CheckThatItServes(afresh, round);
        }

        TinyRelease.Publish(StoreOptions.For(directory));
        Directory.GetFileSystemEntries(directory.File("staging")).Select(Path.GetFileName).Should().Equal([".lock"], "the next writer clears up");
    }

    private static void CheckThatItServes(HealthNeeds.Store.Releases.ReleaseStore store, int round)
    {
        store.Refresh();
        using var lease = store.Lease();
        store.Problem.Should().BeNull($"round {round}");
        lease.Rankings.List("overall", AreaLevel.Lsoa21, TinyRelease.Icb).Should().HaveCount(2, $"round {round}");
    }
}
