using System.Text.Json;
namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>Exit codes and messages are the program's interface to scripts and people: as a process where it is the process that ends or reads, in this one where it is what is said.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _releases = Directory.CreateTempSubdirectory("commands-").FullName;

    public void Dispose() => Directory.Delete(_releases, recursive: true);

    [Fact]
    public async Task Refresh_OfAnUnknownRegion_SaysWhichThereAre()
    {
        var (code, _, error) = await WorkerProcess.RunAsync(Settings, "refresh", "--region", "atlantis");
        code.Should().Be(2);
        error.Should().Contain("Region 'atlantis' is not known").And.Contain("south-yorkshire").And.Contain("E54000054");
        Directory.GetFileSystemEntries(_releases).Should().BeEmpty("nothing was tried");
    }

    [Fact]
    public async Task Refresh_WithoutADataFolder_SaysWhatWasLookedFor()
    {
        var (code, _, error) = await RunAsync("refresh", "--data", "/nowhere");
        code.Should().Be(2);
        error.Should().Contain("/nowhere/focus-areas.json was not found").And.Contain("Data__Directory");
    }

    [Fact]
    public async Task AnUnknownOption_IsAUsageError()
    {
        var (code, _, error) = await RunAsync("refresh", "--fast");
        code.Should().Be(2);
        error.Should().Contain("--fast");
    }

    [Fact]
    public async Task Help_ShowsExamplesAndExitCodes()
    {
        var (code, output, _) = await RunAsync("refresh", "--help");
        code.Should().Be(0);
        output.Should().Contain("refresh --region E54000054").And.Contain("Exit codes:");
    }

    [Fact]
    public async Task ModelCard_WithoutARelease_SaysHowToMakeOne()
    {
        var (code, _, error) = await RunAsync("models", "card");
        code.Should().Be(2);
        error.Should().Contain("There is no release in").And.Contain("'refresh' makes one");
    }

    [Fact]
    public async Task Help_OfASubcommand_ShowsTheExamplesOfItsFamily() =>
        (await RunAsync("releases", "rollback", "--help")).Output.Should().Contain("serve the one before the current one");

    [Fact]
    public async Task Serve_WithAUnixCronLine_RefusesToStart()
    {
        var (code, _, error) = await WorkerProcess.RunAsync(new Dictionary<string, string> { ["Worker__Schedule"] = "30 3 * * 1", ["Releases__Directory"] = _releases }, "serve");
        code.Should().Be(2);
        error.Should().Contain("'30 3 * * 1' is not a schedule").And.Contain("0 30 3 ? * MON");
    }

    [Fact]
    public async Task Serve_WhenItsInputCloses_StopsTidily()
    {
        var settings = new Dictionary<string, string> { ["Worker__AtStart"] = "Never", ["Releases__Directory"] = _releases };
        using var worker = WorkerProcess.Start(settings, "serve", "--supervised");
        (await worker.Process.StandardOutput.ReadLineAsync()).Should().Contain("Refreshes follow the schedule");
        worker.Process.StandardInput.Close();
        (await worker.EndAsync()).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Serve_AskedForStructuredLogs_WritesARecordALine()
    {
        var settings = new Dictionary<string, string> { ["Worker__AtStart"] = "Never", ["Releases__Directory"] = _releases, ["Logging__Console__FormatterName"] = "json" };
        using var worker = WorkerProcess.Start(settings, "serve", "--supervised");
        using var record = JsonDocument.Parse((await worker.Process.StandardOutput.ReadLineAsync())!);
        record.RootElement.GetProperty("LogLevel").GetString().Should().Be("Information");
        record.RootElement.GetProperty("State").GetProperty("Schedule").GetString().Should().Be("0 30 3 ? * MON");
        worker.Process.StandardInput.Close();
        (await worker.EndAsync()).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task RunsShow_OfNoSuchRun_SaysWhereIdsComeFrom()
    {
        var (code, _, error) = await RunAsync("runs", "show", "20200101T000000Z-0000");
        code.Should().Be(2);
        error.Should().Contain("'20200101T000000Z-0000' is not on record").And.Contain("runs list");
    }

    [Fact]
    public async Task Rebuild_OfNoSuchRelease_SaysWhichThereAre()
    {
        var (code, _, error) = await RunAsync("releases", "rebuild", "20200101T000000Z-00000000");
        code.Should().Be(2);
        error.Should().Contain("There is no release '20200101T000000Z-00000000'").And.Contain("Those there are: none.");
    }

    [Fact]
    public async Task RunsList_BeforeAnyRun_IsAnEmptyListForScripts()
    {
        var (code, output, _) = await RunAsync("runs", "list", "--json");
        code.Should().Be(0);
        output.Trim().Should().Be("[]");
    }

    private Dictionary<string, string> Settings => new() { ["Releases__Directory"] = _releases };

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => InProcessCommand.InAsync(Settings, arguments);
}
