using System.Text;
using HealthNeeds.Store.Audit;

namespace HealthNeeds.Store.Tests.Audit;

/// <summary>A log that somebody laid hands on, in every way that one can.</summary>
public sealed class AuditCheckTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private AuditFiles _files = null!;
    private string[] _lines = null!;

    public async Task InitializeAsync()
    {
        _files = AuditFiles.Of(_directory.Path);
        for (var i = 1; i <= 5; i++)
            await Log().NoteAsync(new AuditEntry(AuditAct.ReleaseRemoved, $"release {i}", new AuditActor("anna", "releases remove"), "old"), CancellationToken.None);
        _lines = await File.ReadAllLinesAsync(_files.Log);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Untouched_IsSound_AndNamesItsLastLine()
    {
        var report = await CheckAsync();
        report.Problems.Should().BeEmpty();
        report.Last.Should().Be(new AuditMark(5, AuditLine.HashOf(_lines[4])));
    }

    [Fact]
    public async Task Line_Changed_IsFoundByTheNext()
    {
        Write([_lines[0], _lines[1].Replace("anna", "otto", StringComparison.Ordinal), .. _lines[2..]]);
        (await CheckAsync()).Problems.Should().ContainSingle().Which.Should().StartWith("Line 3 does not follow from the one before it");
    }

    [Fact]
    public async Task Line_TakenOut_IsAGap()
    {
        Write([.. _lines[..2], .. _lines[3..]]);
        (await CheckAsync()).Problems.Should().Contain("Line 4 follows line 2: expected 3.");
    }

    [Fact]
    public async Task Lines_Exchanged_AreFound()
    {
        Write([_lines[0], _lines[2], _lines[1], .. _lines[3..]]);
        (await CheckAsync()).Problems.Should().HaveCountGreaterThan(2);
    }

    [Fact]
    public async Task LastLine_Changed_IsFoundByTheHead()
    {
        Write([.. _lines[..4], _lines[4].Replace("anna", "otto", StringComparison.Ordinal)]);
        (await CheckAsync()).Problems.Should().ContainSingle().Which.Should().Contain("Line 5 is not the one that the head speaks of");
        await NothingMoreIsWrittenAsync();
    }

    [Fact]
    public async Task End_CutOff_IsFoundByTheHead()
    {
        Write(_lines[..3]);
        (await CheckAsync()).Problems.Should().ContainSingle().Which.Should().Be("The log ends with line 3, and its head says 5: the end was cut off.");
        await NothingMoreIsWrittenAsync();
    }

    [Fact]
    public async Task Log_Gone_IsFoundByTheHead()
    {
        File.Delete(_files.Log);
        (await CheckAsync()).Problems.Should().ContainSingle().Which.Should().Contain("is gone");
        await NothingMoreIsWrittenAsync();
    }

    [Fact]
    public async Task Head_Gone_IsFound_AndNothingMoreIsWritten()
    {
        File.Delete(_files.Head);
        (await CheckAsync()).Problems.Should().ContainSingle().Which.Should().Contain("is gone");
        await NothingMoreIsWrittenAsync();
    }

    [Fact]
    public async Task Lines_AddedByAnotherHand_AreFound()
    {
        await File.AppendAllTextAsync(_files.Log, "{}\nnonsense\n");
        (await CheckAsync()).Problems.Should().NotBeEmpty();
        await NothingMoreIsWrittenAsync();
    }

    [Fact]
    public async Task Line_WellMade_OfAnotherHand_IsFoundByTheHead()
    {
        var line = AuditLine.TryRead(Encoding.UTF8.GetBytes(_lines[4]))! with { Number = 6, Before = AuditLine.HashOf(_lines[4]), Who = "otto" };
        await File.AppendAllTextAsync(_files.Log, line.Text() + "\n");
        (await CheckAsync()).Problems.Should().ContainSingle().Which.Should().Be("The log ends with line 6, and its head says 5: lines were added by another hand.");
        await NothingMoreIsWrittenAsync();
    }

    [Fact]
    public async Task LogAndHead_WrittenAnewTogether_AreFoundByWhatWasNoted()
    {
        var noted = (await CheckAsync()).Last!;
        File.Delete(_files.Log);
        File.Delete(_files.Head);
        await InitializeAsync();
        (await CheckAsync()).Problems.Should().BeEmpty("the chain is whole: whoever may write both can write another");
        (await CheckAsync(noted)).Problems.Should().ContainSingle().Which.Should().StartWith("Line 5 is not the one that was noted");
        Write(_lines[..2]);
        File.Delete(_files.Head);
        (await CheckAsync(noted)).Problems.Should().Contain("Line 5 was noted and is not there: the log ends with 2.");
    }

    [Fact]
    public async Task Restart_KeepsTheDamagedLog_AndSaysSoInTheFirstLine()
    {
        Write(_lines[..3]);
        var aside = await Log().RestartAsync(new AuditActor("anna", "audit restart"), "disk restored", CancellationToken.None);
        (await File.ReadAllLinesAsync(aside!)).Should().Equal(_lines[..3]);
        var report = await CheckAsync();
        report.Problems.Should().BeEmpty();
        report.Lines.Should().ContainSingle().Which.Should().Match<AuditLine>(l => l.Act == AuditAct.LogBegun && l.Why == "disk restored" && l.Subject.Contains(HealthNeeds.Core.Text.Sha256Text.OfFile(aside!)));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("x:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1:zz")]
    public void Mark_ThatIsNone_IsNotTakenForOne(string text) => AuditMark.TryParse(text, out _).Should().BeFalse();

    private async Task NothingMoreIsWrittenAsync()
    {
        var before = File.Exists(_files.Log) ? await File.ReadAllTextAsync(_files.Log) : null;
        var write = () => Log().NoteAsync(new AuditEntry(AuditAct.KeyMade, "x", new AuditActor("anna", "keys add"), null), CancellationToken.None);
        (await write.Should().ThrowAsync<AuditRefusedException>()).Which.Message.Should().Contain("audit check");
        (File.Exists(_files.Log) ? await File.ReadAllTextAsync(_files.Log) : null).Should().Be(before);
    }

    private void Write(IEnumerable<string> lines) => File.WriteAllText(_files.Log, string.Concat(lines.Select(l => l + "\n")));

    private AuditLog Log() => new(_files, TimeProvider.System);

    private Task<AuditReport> CheckAsync(AuditMark? noted = null) => AuditCheck.RunAsync(_files, noted, TimeProvider.System, CancellationToken.None);
}
