using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Files;

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

    /// <summary>It is written before the line and after it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Head_ThatCannotBeWritten_LeavesNoLineAndRefusesTheAct(int time)
    {
        await Log().NoteAsync(Entry("first"), CancellationToken.None);
        var before = await File.ReadAllTextAsync(_files.Log);
        var written = 0;
        using (Disk.Watch(step =>
        {
            if (step is { Act: DiskAct.Move, To: { } to } && to == _files.Head && ++written == time)
                throw new IOException("No space left on device");
        }))
        {
            var act = () => Log().NoteAsync(Entry("second"), CancellationToken.None);
            await act.Should().ThrowAsync<AuditRefusedException>();
        }

        (await File.ReadAllTextAsync(_files.Log)).Should().Be(before);
        (await CheckAsync()).Problems.Should().BeEmpty();
        await Log().NoteAsync(Entry("third"), CancellationToken.None);
        (await CheckAsync()).Lines.Select(l => l.Subject).Should().Equal("first", "third");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Writer_KilledAtAnyStep_LeavesALogThatIsGoneOnWith(int lines)
    {
        for (var i = 0; i < lines; i++)
            await Log().NoteAsync(Entry("first"), CancellationToken.None);
        List<(byte[]? Log, byte[]? Head)> left = [];
        using (Disk.Watch(_ => left.Add((Read(_files.Log), Read(_files.Head)))))
            await Log().NoteAsync(Entry("second"), CancellationToken.None);
        List<int> found = [];
        foreach (var (log, head) in left)
        {
            await PutAsync(_files.Log, log);
            await PutAsync(_files.Head, head);
            (await CheckAsync()).Problems.Should().BeEmpty();
            await Log().NoteAsync(Entry("third"), CancellationToken.None);
            var report = await CheckAsync();
            report.Problems.Should().BeEmpty();
            report.Lines[^1].Subject.Should().Be("third");
            found.Add(report.Lines.Count);
        }

        found.Distinct().Should().Equal([lines + 1, lines + 2], "the line was not there yet, or is taken over");
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

    private static byte[]? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static Task PutAsync(string path, byte[]? bytes)
    {
        if (bytes is not null)
            return File.WriteAllBytesAsync(path, bytes);
        File.Delete(path);
        return Task.CompletedTask;
    }

    private AuditLog Log() => new(_files, TimeProvider.System);

    private static AuditEntry Entry(string subject) => new(AuditAct.FiguresAccepted, subject, Anna, "because");

    private Task<AuditReport> CheckAsync() => AuditCheck.RunAsync(_files, noted: null, TimeProvider.System, CancellationToken.None);
}
