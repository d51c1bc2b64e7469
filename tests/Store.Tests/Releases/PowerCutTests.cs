using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>
/// The power fails between any two steps of a publication, and of what was not flushed any part is lost, in any order: every case is laid out
/// on disk and opened as a reader opens it. That the cases are the right ones is shown by leaving out each flush: then one of them goes wrong.
/// The releases are tiny, for the steps are the same and every case is written in full.
/// </summary>
public sealed class PowerCutTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly TemporaryDirectory after = new();
    private int cases;

    public void Dispose()
    {
        directory.Dispose();
        after.Dispose();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    public void Publication_WhereverThePowerFails_LeavesTheReleaseBeforeOrTheNewOne(int keep)
    {
        TinyRelease.PublishCopy(StoreOptions.For(directory), "before");
        var wrong = Wrong(keep, forgotten: null);
        wrong.Should().BeEmpty();
        cases.Should().BeGreaterThan(7, "a test of few cases proves little");
    }

    [Fact]
    public void FirstPublication_WhereverThePowerFails_LeavesNothingOrTheRelease() => Wrong(keep: 10, forgotten: null).Should().BeEmpty();

    [Theory]
    [InlineData("Flush staging/release.duckdb", "a release of which a part is lost is pointed to")]
    [InlineData("Flush current.json.1.tmp", "a pointer of which a part is lost is read")]
    [InlineData("FlushFolder . before", "the pointer is there before the release that it names")]
    [InlineData("FlushFolder . after", "what was said to be published is not")]
    public void Publication_WithoutOneFlush_GoesWrong(string flush, string because)
    {
        TinyRelease.PublishCopy(StoreOptions.For(directory), "before");
        var flushes = 0;
        bool IsForgotten(string words) => flush switch
        {
            // First the release's name, then the pointer's.
            "FlushFolder . before" => words == "FlushFolder ." && ++flushes == 1,
            "FlushFolder . after" => words == "FlushFolder ." && ++flushes == 2,
            _ => words == flush,
        };
        Wrong(keep: 1, IsForgotten).Should().NotBeEmpty(because);
    }

    /// <summary>Publishes while the disk looks on, then looks at every case.</summary>
    private List<string> Wrong(int keep, Func<string, bool>? forgotten)
    {
        var disk = new LossyDisk(directory.Path, forgotten);
        var before = new ReleaseCatalogue(StoreOptions.For(directory)).Current()?.Id;
        string published;
        using (disk.Record())
            published = TinyRelease.PublishCopy(StoreOptions.For(directory, keep), "after").Id;
        var seen = new HashSet<(string, bool)>();
        return [.. from steps in Enumerable.Range(0, disk.Steps + 1)
                   from found in disk.After(steps)
                   where seen.Add((found.Mark, steps == disk.Steps))
                   let problem = Problem(found, before, published, isDone: steps == disk.Steps)
                   where problem is not null
                   select $"after step {steps} ({string.Join("; ", disk.Words.Take(steps).TakeLast(2))}), lost: {found.Lost}: {problem}"];
    }

    private string? Problem(DiskRemains found, string? before, string published, bool isDone)
    {
        var folder = Path.Combine(after.Path, $"{++cases}");
        Directory.CreateDirectory(folder);
        found.PutInto(folder);
        try
        {
            using var store = new ReleaseStore(StoreOptions.At(folder), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ReleaseStore>.Instance);
            using var lease = store.TryLease();
            // Before the first was pointed to, a release that is whole serves, and it is said that nobody was pointed to it.
            return (before is null && lease?.Info.Id == published && !found.Files.ContainsKey("current.json") && !isDone ? null : store.Problem)
                ?? (isDone && lease?.Info.Id != published ? $"{lease?.Info.Id ?? "nothing"} serves, and {published} was said to be published" : null)
                ?? (lease?.Info.Id != before && lease?.Info.Id != published ? $"{lease?.Info.Id ?? "nothing"} serves" : null)
                ?? (lease is not null && new ReleaseCatalogue(StoreOptions.At(folder)).HighestVersion()!.Value.CompareTo(lease.Info.Version) < 0 ? "the highest version is forgotten" : null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
