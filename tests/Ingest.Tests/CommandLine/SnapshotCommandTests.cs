using System.CommandLine;
using HealthNeeds.Ingest.CommandLine;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.CommandLine;

public sealed class SnapshotCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task Verify_OfAFolderWithoutManifest_SaysWhichFileIsMissing()
    {
        (await RunAsync("verify", "--snapshot", folder.Path)).Should().Be(ExitCodes.Usage);

        error.ToString().Should().Contain(Path.Combine(folder.Path, "manifest.json"));
    }

    [Fact]
    public async Task Verify_OfAChangedFile_FailsAndNamesIt()
    {
        foreach (var file in Directory.EnumerateFiles(RawFiles.Bundled))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(folder.Path, "areas.parquet"), "x");

        (await RunAsync("verify", "--snapshot", folder.Path)).Should().Be(ExitCodes.Failed);

        error.ToString().Should().StartWith("areas.parquet: expected SHA-256");
        output.ToString().Should().Contain("1 problem.");
    }

    [Fact]
    public async Task Build_FromAFolderWithoutTheFiles_NamesTheFirst()
    {
        (await RunAsync("build", "--from", folder.Path, "--to", Path.Combine(folder.Path, "to"))).Should().Be(ExitCodes.Failed);

        error.ToString().Should().Contain("lookup_lsoa21_msoa21_ward24_ltla24_sicbl24_icb24.csv");
    }

    [Theory]
    [InlineData("../../elsewhere")]
    [InlineData("atlantis")]
    [InlineData("")]
    public async Task Boundaries_UnderANameThatIsNoRegion_AreNotWritten(string name)
    {
        (await RunAsync("boundaries", "--from", folder.Path, "--name", name)).Should().Be(ExitCodes.Usage);

        error.ToString().Should().Contain($"or south-yorkshire; found '{name}'.");
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    private Task<int> RunAsync(params string[] args)
    {
        var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error };
        return CommandEdge.GuardAsync(() => CommandTree.Build().Parse(["snapshot", .. args, "--data", RawFiles.Data]).InvokeAsync(settings), error);
    }
}
