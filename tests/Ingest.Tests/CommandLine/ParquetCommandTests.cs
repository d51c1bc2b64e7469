using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>When a release is written as Parquet, and when that goes again. What is in it: tests/Store.Tests/Exports.</summary>
public sealed class ParquetCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parquet-command-").FullName;

    private string Releases => Path.Combine(_folder, "releases");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Parquet_OfTheCurrentRelease_IsWrittenWhereItWasAskedFor()
    {
        var release = SmallRelease.Publish(Releases);
        var into = Path.Combine(_folder, "out");
        var (code, output, error) = await RunAsync("releases", "parquet", "--into", into);
        (code, error).Should().Be((0, string.Empty));
        output.Should().Contain($"holds release {release.Id}: 26 tables");
        File.Exists(Path.Combine(into, release.Id, "observation", "indicator=census2021-bad-health", "part-0.parquet")).Should().BeTrue();
    }

    [Fact]
    public async Task Parquet_OfAReleaseThatIsNotKept_SaysWhichAre()
    {
        var release = SmallRelease.Publish(Releases);
        var (code, _, error) = await InProcessCommand.InAsync(Settings, "releases", "parquet", "20000101T000000Z-00000000", "--into", _folder);
        code.Should().Be(2);
        error.Should().Contain("is not kept").And.Contain(release.Id);
    }

    [Fact]
    public void Folders_OfReleasesThatAreNotKept_Go()
    {
        var release = SmallRelease.Publish(Releases);
        var paths = new IngestPaths(Releases, _folder);
        foreach (var name in new[] { release.Id, "20000101T000000Z-00000000", $".{release.Id}.7.tmp" })
            Directory.CreateDirectory(Path.Combine(ParquetFolders.In(paths), name));
        ParquetFolders.Clear(paths);
        Directory.EnumerateDirectories(ParquetFolders.In(paths)).Select(Path.GetFileName).Should().Equal(release.Id);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Stage_IsLastAndOnlyWhereItIsAskedFor(string setting, bool expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", Releases), new("Releases:Parquet", setting)]).Build();
        using var services = new ServiceCollection().AddLogging().AddRefresh(configuration).BuildServiceProvider();
        (services.GetServices<IStage>().Last() is ParquetStage).Should().Be(expected);
    }

    private Dictionary<string, string> Settings => new() { ["Releases__Directory"] = Releases };

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => WorkerProcess.RunAsync(Settings, arguments);
}
