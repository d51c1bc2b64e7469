using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Keys;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>Keys and the audit log by command: a key is made and the log is read and begun anew as processes, all else in this one.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly string _releases = Directory.CreateTempSubdirectory("keys-").FullName;

    public void Dispose() => Directory.Delete(_releases, recursive: true);

    [Fact]
    public async Task Key_MadeListedAndRevoked_IsShownOnceAndLogged()
    {
        var (code, key, words) = await ProcessAsync("keys", "add", "warehouse", "--scope", "read", "--scope", "draws", "--per-minute", "7", "--expires", "2099-01-01", "--reason", "nightly load");
        code.Should().Be(0, words);
        KeyText.LooksLikeOne(key.Trim()).Should().BeTrue("the key alone is on standard output");
        var kept = new ApiKeyFile(Path.Combine(_releases, "keys.json")).Read().Should().ContainSingle().Subject;
        kept.Sha256.Should().Be(KeyText.HashOf(key.Trim()));
        (kept.PerMinute, kept.Expires!.Value.Year).Should().Be((7, 2099));
        kept.Scopes.Should().Equal("read", "draws");

        var list = await RunAsync("keys", "list");
        list.Output.Should().Contain("warehouse").And.Contain("good").And.NotContain(key.Trim()).And.NotContain(kept.Sha256);
        (await RunAsync("keys", "revoke", "warehouse", "--reason", "left in a ticket")).ExitCode.Should().Be(0);
        (await RunAsync("keys", "list")).Output.Should().Contain("revoked");

        var log = await ProcessAsync("audit", "list", "--json");
        log.Output.Should().Contain("\"act\":\"key-made\"").And.Contain("nightly load").And.Contain("left in a ticket").And.Contain($"\"who\":\"{AuditActor.OfCommand(string.Empty).Who}\"").And.NotContain(key.Trim());
        (await RunAsync("audit", "check")).Output.Should().StartWith("4 lines, without a gap");
    }

    [Theory]
    [InlineData("keys add x --scope everything", "--scope is 'everything'. Expected one of read, downloads, draws, metrics.")]
    [InlineData("keys add x --scope read --expires 2020-01-01", "Expected a day to come")]
    [InlineData("keys add ../x --scope read", "letters, digits and hyphens")]
    [InlineData("keys add x --scope read --per-minute 0", "--per-minute is 0")]
    [InlineData("keys revoke x", "There is no key 'x' to revoke")]
    [InlineData("audit check --noted 5", "--noted is '5'")]
    [InlineData("audit restart", "Say why with --reason")]
    public async Task Argument_ThatIsWrong_IsToldAndNothingIsDone(string command, string said)
    {
        var (code, _, error) = await RunAsync(command.Split(' '));
        code.Should().Be(2);
        error.Should().Contain(said);
        File.Exists(Path.Combine(_releases, "keys.json")).Should().BeFalse();
        File.Exists(Path.Combine(_releases, "audit", "log.jsonl")).Should().BeFalse();
    }

    [Fact]
    public async Task Log_TamperedWith_IsFound_AndNoKeyIsMadeUntilItIsBegunAnew()
    {
        (await RunAsync("keys", "add", "one", "--scope", "read")).ExitCode.Should().Be(0);
        var log = Path.Combine(_releases, "audit", "log.jsonl");
        var lines = await File.ReadAllLinesAsync(log);
        await File.WriteAllTextAsync(log, lines[0] + "\n");
        var check = await RunAsync("audit", "check");
        check.ExitCode.Should().Be(1);
        check.Error.Should().Contain("The log ends with line 1, and its head says 2: the end was cut off.");

        var add = await RunAsync("keys", "add", "two", "--scope", "read");
        add.ExitCode.Should().Be(1);
        add.Error.Should().Contain("Nothing was done");
        add.Output.Should().BeEmpty("no key is shown that was not kept");
        new ApiKeyFile(Path.Combine(_releases, "keys.json")).Read().Should().ContainSingle();

        (await ProcessAsync("audit", "restart", "--reason", "restored from Tuesday")).ExitCode.Should().Be(0);
        (await RunAsync("keys", "add", "two", "--scope", "read")).ExitCode.Should().Be(0);
        (await RunAsync("audit", "check")).Output.Should().StartWith("3 lines");
    }

    [Fact]
    public async Task Processes_FourAtOnce_MakeFourKeysAndOneChain()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ProcessAsync("keys", "add", $"key-{i}", "--scope", "read")));
        made.Select(m => m.ExitCode).Should().AllBeEquivalentTo(0);
        new ApiKeyFile(Path.Combine(_releases, "keys.json")).Read().Should().HaveCount(4);
        (await RunAsync("audit", "check")).Output.Should().StartWith("8 lines, without a gap");
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => InProcessCommand.RunAsync(["--releases", _releases], arguments);

    private Task<(int ExitCode, string Output, string Error)> ProcessAsync(params string[] arguments) =>
        WorkerProcess.RunAsync(new Dictionary<string, string> { ["Releases__Directory"] = _releases }, arguments);
}
