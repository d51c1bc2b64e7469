using HealthNeeds.Ingest.Tests.CommandLine;
using HealthNeeds.Ingest.Tests.Pipeline;

namespace HealthNeeds.Ingest.Tests.OwnFigures;

/// <summary>The commands on own indicators: what an analyst sees. All of them as processes once.</summary>
public sealed class OwnCommandTests : IDisposable
{
    private readonly SmallSnapshot data = new();
    private readonly string desk = Directory.CreateTempSubdirectory("own-desk-").FullName;

    private string Definition => Path.Combine(desk, $"{OwnBench.Id}.json");

    public void Dispose()
    {
        data.Dispose();
        Directory.Delete(desk, recursive: true);
    }

    [Fact]
    public async Task CheckAddListRemove_SayWhatTheyDid()
    {
        Write(OwnBench.Text([.. OwnBench.Areas.Select(a => OwnBench.Row(a)), OwnBench.Row("W02000001")]));
        var (code, output, _) = await ProcessAsync("own", "check", Definition);
        code.Should().Be(0, output);
        output.Should().Contain($"{OwnBench.Areas.Count + 1} rows in, {OwnBench.Areas.Count} kept, 1 set aside")
            .And.Contain($"line {OwnBench.Areas.Count + 2} ").And.Contain("Only areas of England are carried. Found W02000001")
            .And.Contain("It would be taken in. Own indicators are shown and never ranked by");
        (await ProcessAsync("own", "list")).Output.Should().Contain("There are no own indicators in", "checking keeps nothing");
        (await ProcessAsync("own", "add", Definition)).Output.Should().Contain("is taken in: the next refresh has it");
        (await RunAsync("own", "list")).Output.Should().Contain(OwnBench.Id).And.Contain("taken in");
        (await ProcessAsync("own", "remove", OwnBench.Id)).Output.Should().Contain("the next refresh is without it");
        (await RunAsync("own", "remove", OwnBench.Id)).ExitCode.Should().Be(2);
        Directory.EnumerateFiles(data.Paths.Own).Should().BeEmpty();
    }

    [Fact]
    public async Task Remove_OfOneWhoseFilesAreGone_TakesItOut()
    {
        Write(OwnBench.Csv());
        await RunAsync("own", "add", Definition);
        Directory.EnumerateFiles(data.Paths.Own).ToList().ForEach(File.Delete);
        (await RunAsync("own", "remove", OwnBench.Id)).ExitCode.Should().Be(0);
        (await RunAsync("own", "remove", OwnBench.Id)).ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task Add_WithARenamedColumn_CopiesNothing_AndSaysWhichColumn()
    {
        Write(OwnBench.Csv().Replace("Lower CI 95.0 limit", "Lower CI", StringComparison.Ordinal));
        var (code, output, error) = await RunAsync("own", "add", Definition);
        code.Should().Be(2);
        output.Should().Contain("Holds [column-missing]").And.Contain("\"Lower CI\" in its place");
        error.Should().Contain("Nothing was copied");
        Directory.Exists(data.Paths.Own).Should().BeFalse();
    }

    [Fact]
    public async Task Add_OfWhatIsHeld_SaysHowToDecide()
    {
        Write(OwnBench.Csv([.. Enumerable.Range(0, 20).Select(i => OwnBench.Row($"E029999{i:00}"))]));
        var (code, output, _) = await RunAsync("own", "add", Definition);
        code.Should().Be(3);
        output.Should().Contain("Holds [area-vintage]").And.Contain("is held").And.Contain("'sources held' shows what waits");
        (await RunAsync("sources", "held")).Output.Should().StartWith($"{OwnBench.Id} ");
    }

    [Fact]
    public async Task List_OfWhatWasRefusedAtOnce_SaysSo()
    {
        Write(OwnBench.Csv([.. Enumerable.Range(0, 20).Select(i => OwnBench.Row($"E029999{i:00}"))]));
        await RunAsync("own", "add", Definition);
        (await RunAsync("own", "list")).Output.Should().Contain("held").And.NotContain("taken in");
        var held = (await RunAsync("sources", "held")).Output.Split(' ')[1];
        (await RunAsync("sources", "refuse", OwnBench.Id, held)).ExitCode.Should().Be(0);
        (await RunAsync("own", "list")).Output.Should().Contain("refused").And.NotContain("taken in");
    }

    [Fact]
    public async Task Check_OfADefinitionWithAnotherId_OrWithoutACsv_SaysWhatIsWrong()
    {
        Write(OwnBench.Csv(), OwnBench.Definition("iod2025-ypll"));
        var (code, _, error) = await RunAsync("own", "check", Definition);
        (code, error).Should().Be((2, error));
        error.Should().Contain("expected an id such as own-falls-65-plus").And.Contain("found 'iod2025-ypll'");
        Write(OwnBench.Csv());
        File.Delete(Path.ChangeExtension(Definition, ".csv"));
        (await RunAsync("own", "check", Definition)).Error.Should().Contain($"{OwnBench.Id}.csv was not found");
        (await RunAsync("own", "check", "own-nowhere")).Error.Should().Contain("There is no definition 'own-nowhere'");
    }

    private void Write(string csv, string? definition = null)
    {
        File.WriteAllText(Path.ChangeExtension(Definition, ".csv"), csv);
        File.WriteAllText(Definition, definition ?? OwnBench.Definition());
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        InProcessCommand.RunAsync(["--releases", data.Paths.Releases, "--data", data.Paths.Data], arguments);

    private Task<(int ExitCode, string Output, string Error)> ProcessAsync(params string[] arguments) =>
        WorkerProcess.RunAsync(new Dictionary<string, string> { ["Releases__Directory"] = data.Paths.Releases, ["Data__Directory"] = data.Paths.Data }, arguments);
}
