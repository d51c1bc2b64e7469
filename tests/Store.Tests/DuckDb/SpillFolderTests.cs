using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Tests.DuckDb;

public sealed class SpillFolderTests
{
    [Fact]
    public void FoldersOfOneProcess_AreMadeAndRemovedAtOnce_AndLeaveNothing()
    {
        var around = Path.Combine(Path.GetTempPath(), $"healthneeds-spills-{Guid.NewGuid():N}");
        var remove = () => Parallel.For(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var folder = Path.Combine(around, $"{i}");
            SpillFolder.Make(folder);
            SpillFolder.Remove(folder);
        });
        remove.Should().NotThrow();
        Directory.Exists(around).Should().BeFalse();
    }
}
