namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>What a refresh leaves in the releases directory, by the rules of systems it was not run on.</summary>
[Trait("Speed", "Slow")]
public sealed class FileNameTests(FirstRefresh first) : IClassFixture<FirstRefresh>
{
    [Fact]
    public void EveryFile_HasANameThatWindowsTakes()
    {
        var files = Directory.EnumerateFiles(first.Data.Paths.Releases, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(first.Data.Paths.Releases, f)).ToList();
        files.Should().Contain("current.json").And.Contain(f => f.StartsWith("runs", StringComparison.Ordinal));
        files.Where(f => f.IndexOfAny(['<', '>', ':', '"', '\\', '|', '?', '*']) >= 0 || f[^1] is '.' or ' ').Should().BeEmpty();
        files.GroupBy(f => f, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Should().BeEmpty();
    }
}
