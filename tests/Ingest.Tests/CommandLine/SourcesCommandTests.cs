using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Tests.Pulls;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>The commands on live sources, as processes and in this one, on a releases directory where one source's figures wait. Long because each command is tried on whole and on damaged ones.</summary>
public sealed class SourcesCommandTests : IAsyncLifetime
{
    private SourceBench _bench = null!;
    private string _held = null!;

    public async Task InitializeAsync()
    {
        _bench = await SourceBench.StartAsync();
        _held = await _bench.HoldAsync();
    }

    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public async Task Status_ShowsStateAndWhy_AndTheSameAsJson()
    {
        var (code, output, _) = await ProcessAsync("sources", "status");
        code.Should().Be(0);
        output.Should().Contain("iod2025").And.Contain("held").And.Contain($"Held as {_held}: [fact-changed]").And.Contain("0 of 860").And.MatchRegex($"iod2025: (1 finding holds|[2-9] findings hold) {_held}; ");
        var (_, json, _) = await RunAsync("sources", "status", "--json");
        using var statuses = JsonDocument.Parse(json);
        var status = statuses.RootElement.EnumerateArray().Single(s => s.GetProperty("source").GetString() == "iod2025");
        SourceStatusJson.Read(status.GetRawText()).Held!.Id.Should().Be(_held);
    }

    [Fact]
    public async Task Held_SaysWhatWasFoundAndExpected_AndWhichFiguresDiffer()
    {
        (await RunAsync("sources", "held")).Output.Should().StartWith($"iod2025 {_held} since ");
        var (_, output, _) = await RunAsync("sources", "held", _held);
        output.Should().Contain("Holds [fact-changed] figures iod2025-ypll unit").And.Contain("found     'days'").And.Contain("expected  'years', as before")
            .And.MatchRegex(@"iod2025-ypll E01\d{6} 2018–22 persons: 40 in use, 40\.5 new");
    }

    [Fact]
    public async Task Held_OfASource_ShowsWhatWaitsOfIt_AsDoctorHasIt() =>
        (await RunAsync("sources", "held", "iod2025")).Should().Be(await RunAsync("sources", "held", _held));

    [Fact]
    public async Task Held_WhereWhatServesIsDamaged_StillSaysHowToDecide()
    {
        await File.WriteAllTextAsync(_bench.Folder.PointerPath, "{");
        var (code, output, _) = await RunAsync("sources", "held", _held);
        code.Should().Be(0);
        output.Should().Contain("Holds [fact-changed]").And.Contain($"sources accept iod2025 {_held}");
    }

    [Fact]
    public async Task Accept_MakesThemGood_AndRemembersWhy()
    {
        var (code, output, _) = await ProcessAsync("sources", "accept", "iod2025", _held, "--reason", "agreed with the publisher");
        code.Should().Be(0);
        output.Should().Contain("accepted: it is used from the next refresh on");
        var good = _bench.Folder.ReadGood()!;
        (good.Id, good.Accepted!.By, good.Accepted.Reason).Should().Be((_held, $"sources accept iod2025 {_held}", "agreed with the publisher"));
        (await RunAsync("sources", "held")).Output.Should().StartWith("Nothing waits for a decision.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Accept_OfFiguresThatAreGoneOrDamaged_IsRefused_AndAPullReadsThemAnew(bool gone)
    {
        var good = _bench.Folder.ReadGood()!.Id;
        var file = Path.Combine(_bench.Folder.PathOfHeld(_held), _bench.Folder.ReadHeld()!.Files[0].Name);
        File.Delete(file);
        if (!gone)
            await File.WriteAllTextAsync(file, "no figures");
        var (code, _, error) = await RunAsync("sources", "accept", "iod2025", _held);
        code.Should().Be(2);
        error.Should().StartWith($"What waits of source 'iod2025' ({_held}) is damaged: ").And.Contain(file).And.Contain("'sources pull iod2025' asks for it and reads it anew.");
        _bench.Folder.ReadGood()!.Id.Should().Be(good);
        (await RunAsync("sources", "held", _held)).Should().Match<(int ExitCode, string Output, string Error)>(r => r.ExitCode == 0 && r.Output.Contains("is damaged: ") && !r.Output.Contains("sources accept"));

        (await _bench.PullAsync()).State.Should().Be(SourceState.Held);
        (await RunAsync("sources", "accept", "iod2025", _bench.Folder.ReadHeld()!.Id)).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public async Task Held_WhereItsReceiptIsDamaged_IsNamed_AndAPullReadsItAnew(string receipt)
    {
        await File.WriteAllTextAsync(Path.Combine(_bench.Folder.PathOfHeld(_held), "receipt.json"), receipt);
        var words = $"What waits of source 'iod2025' ({_held}) is damaged: Its receipt cannot be read. It cannot be used, and the figures in use before stay in use. 'sources pull iod2025' asks for it and reads it anew.{Environment.NewLine}";
        (await RunAsync("sources", "held")).Should().Be((0, words, string.Empty));
        (await RunAsync("sources", "held", "iod2025")).Should().Be((1, string.Empty, words));
        (await RunAsync("sources", "accept", "iod2025", _held)).Should().Be((2, string.Empty, words));
        (await RunAsync("sources", "refuse", "iod2025", _held)).Should().Be((2, string.Empty, words));

        (await _bench.PullAsync()).State.Should().Be(SourceState.Held);
        (await RunAsync("sources", "held", "iod2025")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Refuse_ForgetsThem()
    {
        (await RunAsync("sources", "refuse", "iod2025", _held)).ExitCode.Should().Be(0);
        _bench.Folder.ReadHeld().Should().BeNull();
        _bench.Folder.ReadRefused().Should().ContainSingle().Which.Id.Should().Be(_held);
        _bench.Status.Why.Should().StartWith($"Held figures {_held} were refused on ");
    }

    [Fact]
    public async Task Decision_OnAnIdThatDoesNotWait_SaysWhatDoes()
    {
        var (code, _, error) = await RunAsync("sources", "accept", "iod2025", "0123456789ab");
        code.Should().Be(2);
        error.Should().Contain($"No figures '0123456789ab' of source 'iod2025' wait for a decision. Found waiting: {_held}");
    }

    [Fact]
    public async Task Pull_OfflineOrOfAnUnknownSource_SaysWhatWasExpected()
    {
        var offline = await RunAsync("sources", "pull");
        (offline.ExitCode, offline.Error).Should().Be((2, offline.Error));
        offline.Error.Should().Contain("Live__Offline is set");
        var unknown = await InProcessCommand.InAsync(Settings("false"), "sources", "pull", "atlantis");
        unknown.ExitCode.Should().Be(2);
        unknown.Error.Should().Contain("'atlantis' is not a source that can be asked. Expected one of ");
    }

    [Fact]
    public async Task Pull_OfASourceThatIsSwitchedOff_SaysByWhichSetting()
    {
        var settings = Settings("false");
        settings["Live__Sources__qof2021__Enabled"] = "false";
        var (code, _, error) = await InProcessCommand.InAsync(settings, "sources", "pull", "qof2021");
        (code, error).Should().Be((2, $"qof2021 is switched off: Live__Sources__qof2021__Enabled is false. Expected it true or unset, for a source to be asked.{Environment.NewLine}"));
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        InProcessCommand.InAsync(Settings("true"), arguments);

    private Task<(int ExitCode, string Output, string Error)> ProcessAsync(params string[] arguments) => WorkerProcess.RunAsync(Settings("true"), arguments);

    private Dictionary<string, string> Settings(string offline) => new()
    {
        ["Releases__Directory"] = _bench.Data.Paths.Releases,
        ["Data__Directory"] = _bench.Data.Paths.Data,
        ["Live__Offline"] = offline,
    };
}
