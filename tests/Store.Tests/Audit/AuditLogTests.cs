using HealthNeeds.Store.Audit;

namespace HealthNeeds.Store.Tests.Audit;

/// <summary>The log as it is written: before the act, whole, in one chain whoever writes.</summary>
public sealed class AuditLogTests : IDisposable
{
    private static readonly AuditActor Anna = new("anna", "sources accept qof2021 0f3a9c51b2d4");
    private readonly TemporaryDirectory _directory = new();
    private readonly AuditFiles _files;

    public AuditLogTests() => _files = AuditFiles.Of(_directory.Path);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Act_ThatSucceeds_IsTwoLinesThatFollowEachOther()
    {
        await Log().CarryOutAsync(Entry("one"), () => File.ReadAllLines(_files.Log).Should().ContainSingle("it is on the disk before the act begins"), CancellationToken.None);
        var report = await CheckAsync();
        report.Problems.Should().BeEmpty();
        report.Lines.Select(l => (l.Number, l.State, l.Of)).Should().Equal((1, AuditState.Begun, null), (2, AuditState.Done, 1));
        report.Lines[0].Before.Should().Be(AuditLine.Nothing);
        report.Lines[1].Before.Should().Be(AuditLine.HashOf(File.ReadAllLines(_files.Log)[0]));
        (report.Lines[0].Who, report.Lines[0].Via, report.Lines[0].Why, report.Lines[0].Act).Should().Be(("anna", Anna.Via, "because", AuditAct.FiguresAccepted));
    }

    [Fact]
    public async Task Act_ThatFails_IsOnRecordWithWhatWentWrong()
    {
        var act = () => Log().CarryOutAsync(Entry("one"), () => throw new InvalidDataException("nothing there"), CancellationToken.None);
        await act.Should().ThrowAsync<InvalidDataException>();
        (await CheckAsync()).Lines.Select(l => (l.State, l.Why)).Should().Equal((AuditState.Begun, "because"), (AuditState.Failed, "nothing there"));
    }

    [Fact]
    public async Task Text_WithLineEndsAndQuotes_StaysInItsLine()
    {
        const string nasty = "a\n{\"number\":99}\r\n\u2028\u0000\"";
        await Log().NoteAsync(new AuditEntry(AuditAct.RequestRefused, nasty, new AuditActor(nasty, nasty), nasty), CancellationToken.None);
        var report = await CheckAsync();
        report.Problems.Should().BeEmpty();
        report.Lines.Should().ContainSingle().Which.Why.Should().Be(nasty);
    }

    [Fact]
    public async Task Writers_EightAtOnce_MakeOneChain()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (writer, cancellation) =>
        {
            var log = Log();
            for (var i = 0; i < 10; i++)
                await log.CarryOutAsync(Entry($"{writer}-{i}"), () => { }, cancellation);
        });
        var report = await CheckAsync();
        report.Problems.Should().BeEmpty();
        report.Lines.Should().HaveCount(160);
        report.Lines.Where(l => l.State == AuditState.Done).Should().OnlyContain(l => report.Lines[(int)l.Of!.Value - 1].Subject == l.Subject);
    }

    [Fact]
    public async Task Log_ThatCannotBeWritten_RefusesTheAct()
    {
        // A directory stands where the log would be: no user, root neither, can write a line into it.
        Directory.CreateDirectory(_files.Log);
        var done = false;
        var act = () => Log().CarryOutAsync(Entry("one"), () => done = true, CancellationToken.None);
        (await act.Should().ThrowAsync<AuditRefusedException>()).Which.Message.Should().Contain("nothing was done");
        done.Should().BeFalse();
    }

    [Fact]
    public async Task Head_ThatCannotBeWritten_TakesTheLineBackAndRefusesTheAct()
    {
        await Log().NoteAsync(Entry("first"), CancellationToken.None);
        var before = await File.ReadAllTextAsync(_files.Log);
        var apart = _files with { Head = Path.Combine(_files.Log, "head.json") };
        File.Move(_files.Head, _files.Head + ".kept");
        var act = () => new AuditLog(apart, TimeProvider.System).NoteAsync(Entry("second"), CancellationToken.None);
        await act.Should().ThrowAsync<IOException>();
        File.Move(_files.Head + ".kept", _files.Head);
        (await File.ReadAllTextAsync(_files.Log)).Should().Be(before);
        (await CheckAsync()).Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task Line_WithoutItsHead_AsAKilledWriterLeavesIt_IsTakenOver()
    {
        await Log().NoteAsync(Entry("first"), CancellationToken.None);
        var head = await File.ReadAllTextAsync(_files.Head);
        await Log().NoteAsync(Entry("second"), CancellationToken.None);
        await File.WriteAllTextAsync(_files.Head, head);
        (await CheckAsync()).Problems.Should().BeEmpty("the line is whole and follows");
        await Log().NoteAsync(Entry("third"), CancellationToken.None);
        var report = await CheckAsync();
        report.Problems.Should().BeEmpty();
        report.Lines.Select(l => l.Subject).Should().Equal("first", "second", "third");
    }

    [Fact]
    public async Task HalfALine_AsAKilledWriterLeavesIt_IsTakenOffAndToldOf()
    {
        await Log().NoteAsync(Entry("first"), CancellationToken.None);
        await File.AppendAllTextAsync(_files.Log, "{\"number\":2,\"at\":\"20");
        (await CheckAsync()).Problems.Should().ContainSingle().Which.Should().StartWith("The last line is not whole");
        await Log().NoteAsync(Entry("second"), CancellationToken.None);
        var report = await CheckAsync();
        report.Problems.Should().BeEmpty();
        report.Lines.Select(l => l.Act).Should().Equal(AuditAct.FiguresAccepted, AuditAct.TailRemoved, AuditAct.FiguresAccepted);
        report.Lines[1].Subject.Should().StartWith("20 bytes SHA-256 ");
    }

    [Fact]
    public async Task Log_IsNotForEverybodysEyes()
    {
        if (OperatingSystem.IsWindows())
            return;
        await Log().NoteAsync(Entry("first"), CancellationToken.None);
        (File.GetUnixFileMode(_files.Log) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite)).Should().Be(UnixFileMode.None);
    }

    private AuditLog Log() => new(_files, TimeProvider.System);

    private static AuditEntry Entry(string subject) => new(AuditAct.FiguresAccepted, subject, Anna, "because");

    private Task<AuditReport> CheckAsync() => AuditCheck.RunAsync(_files, noted: null, TimeProvider.System, CancellationToken.None);
}
