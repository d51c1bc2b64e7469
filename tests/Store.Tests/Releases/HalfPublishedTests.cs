using HealthNeeds.Fixtures;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>A disk that refuses one of the last files of a publication.</summary>
public sealed class HalfPublishedTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("half-published-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("current.json")]
    [InlineData("highest-version.txt")]
    public void Publication_ThatCannotBeFinished_LeavesNoReleaseThatNobodyWasPointedTo(string refused)
    {
        Directory.CreateDirectory(Path.Combine(directory, refused, "in the way"));
        var publish = () => SmallRelease.Publish(directory);
        publish.Should().Throw<Exception>().Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);
        Directory.EnumerateFiles(directory, "*.duckdb").Should().BeEmpty();
        File.Exists(Path.Combine(directory, "current.json")).Should().BeFalse();
        Directory.EnumerateFiles(directory, "*.tmp").Should().BeEmpty();
    }
}
