using HealthNeeds.Fixtures;
using HealthNeeds.Store.Tests.Children;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>A writer killed at any moment leaves the last good release serving.</summary>
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
        SmallRelease.Publish(directory.Path);
        using var store = StoreOptions.Open(directory);
        for (var round = 0; round < Rounds; round++)
        {
            using var writer = await Child.StartAsync("publish", directory.Path);
            await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(100, 3500)));
            await writer.KillAsync();
            CheckThatItServes(store, round);
            using var afresh = StoreOptions.Open(directory);
            CheckThatItServes(afresh, round);
        }

        SmallRelease.Publish(directory.Path, seed: 99);
        Directory.GetFileSystemEntries(directory.File("staging")).Select(Path.GetFileName).Should().Equal([".lock"], "the next writer clears up");
    }

    private static void CheckThatItServes(HealthNeeds.Store.Releases.ReleaseStore store, int round)
    {
        store.Refresh();
        using var lease = store.Lease();
        store.Problem.Should().BeNull($"round {round}");
        lease.Rankings.List("overall", AreaLevel.Lsoa21, FixtureAreas.Icb).Should().HaveCount(860, $"round {round}");
    }
}
