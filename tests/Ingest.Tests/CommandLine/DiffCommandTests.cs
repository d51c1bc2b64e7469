using System.CommandLine;
using System.Text.Json;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.CommandLine;

namespace HealthNeeds.Ingest.Tests.CommandLine;

public sealed class DiffCommandTests : IClassFixture<DiffCommandTests.Kept>
{
    private readonly Kept kept;

    public DiffCommandTests(Kept kept) => this.kept = kept;

    [Fact]
    public async Task Diff_OfNothingNamed_ComparesTheCurrentReleaseWithTheOneBefore()
    {
        var text = await RunAsync("diff");
        text.Should().Contain($"{kept.First} (1.0.0) → {kept.Second} (1.1.0)").And.Contain("A minor change:");
        text.Should().Contain("New: Education, skills and training deprivation (iod2025-education), 2022.");
        text.Should().MatchRegex(@"Income deprivation.*\(iod2025-income\), 2022, persons: 1 of 860 LSOAs, median change 10%, largest change 10%; 0 appeared, 1 disappeared");
        text.Should().MatchRegex(@"overall: .* \(LSOA\) \d+ → \d+ of 860 \(.*\): new data -\d+, revision -\d+");
    }

    [Fact]
    public async Task DiffAsJson_HoldsBothEndsAndAsManyMovesAsAskedFor()
    {
        var json = JsonDocument.Parse(await RunAsync("diff", "previous", "current", "--json", "--limit", "1")).RootElement;
        json.GetProperty("from").GetProperty("id").GetString().Should().Be(kept.First);
        json.GetProperty("moves").GetProperty("largest").GetArrayLength().Should().Be(1);
        json.GetProperty("moves").GetProperty("causesKnown").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task List_ShowsVersions() => (await RunAsync("list")).Should().Contain("1.0.0").And.Contain("1.1.0");

    [Fact]
    public async Task Diff_OfAReleaseThatIsNotKept_NamesThoseThatAre()
    {
        var diff = () => RunAsync("diff", "20010101T000000Z-0123abcd", "current");
        (await diff.Should().ThrowAsync<UsageException>()).WithMessage($"*is not kept*{kept.Second}*");
    }

    private async Task<string> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var settings = new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false };
        (await CommandTree.Build().Parse(["releases", .. args, "--releases", kept.Directory]).InvokeAsync(settings)).Should().Be(0);
        return output.ToString();
    }

    /// <summary>Two small releases.</summary>
    public sealed class Kept : IDisposable
    {
        public Kept() => (First, Second) = (SmallRelease.Publish(Directory).Id, SmallRelease.PublishNext(Directory).Id);

        public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("diff-").FullName;

        public string First { get; }

        public string Second { get; }

        public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
    }
}
