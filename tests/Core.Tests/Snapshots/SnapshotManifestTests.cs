using System.Text;
using HealthNeeds.Core.Snapshots;

namespace HealthNeeds.Core.Tests.Snapshots;

public sealed class SnapshotManifestTests
{
    private static readonly SnapshotManifest Manifest = new(
        SnapshotManifest.CurrentSchema,
        [new SnapshotSource("s", "P", "T", new Uri("https://example.org/"), "L", "A", "2021", 3, 2, 1, 0, [new RawFile("f.csv", "ab", 10, 3, 2, 1, 0)])],
        [new SnapshotFile("areas.parquet", SnapshotKinds.Areas, Source: null, 2, 100, "cd")]);

    [Fact]
    public void WritingAndReading_GivesTheSameManifest()
    {
        using var stream = new MemoryStream();
        Manifest.Write(stream);
        stream.Position = 0;

        SnapshotManifest.Read(stream).Should().BeEquivalentTo(Manifest);
    }

    [Theory]
    [InlineData("""{"schema":2,"sources":[],"files":[]}""", "schema*expected 1; found 2")]
    [InlineData("""{"schema":1,"sources":[]}""", "files")]
    [InlineData("""{"schema":1,"sources":[],"files":[],"made":"today"}""", "made")]
    [InlineData("null", "null")]
    [InlineData("{", "manifest.json")]
    public void ManifestThatCannotBeRight_IsRefused(string json, string named) =>
        FluentActions.Invoking(() => SnapshotManifest.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Should().Throw<CatalogueException>().WithMessage($"*{named}*");

    [Fact]
    public void BundledManifest_HasOneObservationFileForEachSourceOfFigures()
    {
        using var json = RepositoryFiles.Open("data", "snapshot", SnapshotManifest.FileName);
        var manifest = SnapshotManifest.Read(json);

        manifest.Files.Where(f => f.Kind == SnapshotKinds.Observations).Should().OnlyHaveUniqueItems(f => f.Source)
            .And.OnlyContain(f => manifest.Sources.Any(s => s.Id == f.Source) && f.Rows > 0);
    }
}
