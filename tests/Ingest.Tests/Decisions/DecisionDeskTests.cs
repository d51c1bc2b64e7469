using HealthNeeds.Ingest.Decisions;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Decisions;

/// <summary>Requests of the site's analysts, honest ones and others, at a worker where one source's figures wait. Long because every end that a request can come to is tried.</summary>
public sealed class DecisionDeskTests : IAsyncLifetime
{
    private readonly string _requests = Directory.CreateTempSubdirectory("requests-").FullName;
    private SourceBench _bench = null!;
    private string _held = null!;
    private IServiceProvider _services = null!;

    private RequestBox Box => new(_requests);

    public async Task InitializeAsync()
    {
        _bench = await SourceBench.StartAsync();
        _held = await _bench.HoldAsync();
        _services = _bench.Services(change: null, ("Requests:Directory", _requests));
    }

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        Directory.Delete(_requests, recursive: true);
    }

    [Fact]
    public async Task Accept_IsCarriedOut_AndTheLogSaysByWhom()
    {
        var request = Request();
        Box.Put(request).Should().BeNull();
        (await ClearAsync()).Should().ContainSingle().Which.Done.Should().BeTrue();
        var good = _bench.Folder.ReadGood()!;
        (good.Id, good.Accepted!.Reason).Should().Be((_held, request.Reason));
        (await LinesAsync()).Select(l => (l.Act, l.State, l.Who, l.Via, l.Why)).Should().Equal(
            (AuditAct.FiguresAccepted, AuditState.Begun, "anna@example.nhs.uk", $"request {request.Id}", request.Reason),
            (AuditAct.FiguresAccepted, AuditState.Done, "anna@example.nhs.uk", $"request {request.Id}", request.Reason));
        Box.Waiting().Should().BeEmpty();
        Box.Outcomes(5).Should().ContainSingle().Which.Words.Should().Contain("is used from the next refresh on");
    }

    [Fact]
    public async Task Accept_LeavesNoNameWhereReadersLook()
    {
        Box.Put(Request());
        await ClearAsync();
        _bench.Status.Why.Should().Contain("were accepted").And.NotContain("anna");
        _bench.Folder.ReadGood()!.Accepted!.By.Should().StartWith("request ");
    }

    [Fact]
    public async Task Accept_AskedTwice_IsDoneOnce()
    {
        Box.Put(Request());
        Box.Put(Request());
        (await ClearAsync()).Select(o => o.Done).Should().BeEquivalentTo([true, false]);
    }

    [Fact]
    public async Task Refuse_ForgetsTheFigures()
    {
        Box.Put(Request() with { Act = RequestActs.Refuse });
        (await ClearAsync()).Single().Done.Should().BeTrue();
        _bench.Folder.ReadHeld().Should().BeNull();
    }

    [Fact]
    public async Task RollBack_ToAReleaseThatIsNotThere_IsRefused()
    {
        Box.Put(Request() with { Act = RequestActs.RollBack, Source = string.Empty, Target = "20200101T000000Z-00000000" });
        (await ClearAsync()).Single().Words.Should().StartWith("There is no release '20200101T000000Z-00000000'");
    }

    [Theory]
    [InlineData("iod2025", "0123456789ab", 0, "wait for a decision")]
    [InlineData("atlantis", "0123456789ab", 0, "There is no source 'atlantis'")]
    [InlineData("iod2025", null, -25, "more than 24 hours ago")]
    [InlineData("iod2025", null, 1, "a time that is still to come")]
    public async Task Request_ThatCannotStand_IsRefusedAndLogged(string source, string? target, int hours, string why)
    {
        Box.Put(Request() with { Source = source, Target = target ?? _held, At = TimeProvider.System.GetUtcNow().AddHours(hours) });
        var outcome = (await ClearAsync()).Should().ContainSingle().Subject;
        (outcome.Done, outcome.Words).Should().Match<(bool Done, string Words)>(o => !o.Done && o.Words.Contains(why));
        (await LinesAsync())[^1].Should().Match<AuditLine>(l => l.Act == AuditAct.RequestRefused && l.Who == "anna@example.nhs.uk" && l.Why!.Contains(why));
        _bench.Folder.ReadHeld()!.Id.Should().Be(_held);
        Directory.Exists(Path.Combine(_bench.Data.Paths.Releases, "sources", "atlantis")).Should().BeFalse();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":\"forged\",\"at\":\"2026-11-29T12:00:00Z\",\"by\":\"x\",\"act\":\"accept\",\"source\":\"iod2025\",\"target\":\"0f3a\",\"reason\":\"y\",\"more\":1}")]
    public async Task File_ThatIsNoRequest_IsTakenOutAndOnlyItsNameIsLogged(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_requests, "forged.json"), text);
        (await ClearAsync()).Single().Done.Should().BeFalse();
        (await LinesAsync()).Should().ContainSingle().Which.Should().Match<AuditLine>(l => l.Subject == "file forged" && l.Who == "unknown");
        Directory.EnumerateFiles(_requests).Should().BeEmpty();
    }

    [Fact]
    public async Task File_ThatIsNoRequest_IsLoggedOnce_HoweverOftenItsOutcomeCannotBeWritten()
    {
        var path = Path.Combine(_requests, "forged.json");
        await File.WriteAllTextAsync(path, "not json");
        using (Disk.Watch(FullFor(Path.Combine(_requests, "done"))))
        {
            for (var look = 0; look < 3; look++)
                (await ClearAsync()).Should().BeEmpty();
        }

        var line = (await LinesAsync()).Should().ContainSingle().Subject;
        (await ClearAsync()).Select(o => (o.Done, o.At, $"request {o.Id}", o.Words)).Should().Equal((false, line.At, line.Via, line.Why!));
        (await LinesAsync()).Should().ContainSingle();
        await File.WriteAllTextAsync(path, "not json either");
        File.SetLastWriteTimeUtc(path, line.At.UtcDateTime.AddSeconds(1));
        (await ClearAsync()).Should().ContainSingle();
        (await LinesAsync()).Should().HaveCount(2, "another file of that name is told of as well");
    }

    [Fact]
    public async Task Log_ThatCannotBeWritten_LeavesTheRequestAndTheFigures()
    {
        Box.Put(Request());
        await Log().NoteAsync(new AuditEntry(AuditAct.KeyMade, "one", new AuditActor("otto", "keys add"), null), CancellationToken.None);
        await File.WriteAllTextAsync(_bench.Data.Paths.Audit.Log, string.Empty);
        var clear = ClearAsync;
        await clear.Should().ThrowAsync<AuditRefusedException>();
        Box.Waiting().Should().ContainSingle();
        _bench.Folder.ReadHeld()!.Id.Should().Be(_held, "what cannot be logged is not done");
    }

    [Fact]
    public async Task RollBack_DuringARefresh_WaitsOn()
    {
        Box.Put(Request() with { Act = RequestActs.RollBack, Source = string.Empty, Target = "20200101T000000Z-00000000" });
        using (RunLock.Take(_bench.Data.Paths.Releases, "refresh", TimeProvider.System))
            (await ClearAsync()).Should().BeEmpty();
        Box.Waiting().Should().ContainSingle();
        (await ClearAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Request_ThatTheDiskRefuses_EndsWithTheReason_AndTheNextIsCarriedOut()
    {
        await File.WriteAllTextAsync(_bench.Folder.PathOfGood(_held), "a file in the place of the folder");
        var first = Request() with { Id = RequestBox.NewId(TimeProvider.System.GetUtcNow().AddMinutes(-1)) };
        Box.Put(first).Should().BeNull();
        Box.Put(Request() with { Act = RequestActs.Refuse }).Should().BeNull();
        var outcomes = await ClearAsync();
        outcomes.Select(o => o.Done).Should().Equal(false, true);
        outcomes[0].Words.Should().StartWith("It was tried and failed: ");
        Box.Take().Should().BeEmpty();
        (await LinesAsync()).Where(l => l.Via == $"request {first.Id}").Select(l => (l.Act, l.State)).Should().Equal(
            (AuditAct.FiguresAccepted, AuditState.Begun), (AuditAct.FiguresAccepted, AuditState.Failed), (AuditAct.RequestRefused, AuditState.Noted));
    }

    [Theory]
    [InlineData("iod2025", true, 2)]
    [InlineData("atlantis", false, 1)]
    public async Task Outcome_ThatCouldNotBeWritten_IsToldAtTheNextLook_AndNothingIsDoneTwice(string source, bool done, int lines)
    {
        Box.Put(Request() with { Source = source });
        using (Disk.Watch(FullFor(Path.Combine(_requests, "done"))))
            (await ClearAsync()).Should().BeEmpty();
        Box.Waiting().Should().ContainSingle();
        (await ClearAsync()).Should().ContainSingle().Which.Done.Should().Be(done);
        (await LinesAsync()).Should().HaveCount(lines);
        Box.Waiting().Should().BeEmpty();
    }

    [Fact]
    public async Task Request_ThatWasBegunAndHasNoEnd_IsNotDoneAgain_AndSaysSo()
    {
        var request = Request();
        Box.Put(request);
        var (begun, never) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource<bool>());
        var killed = Log().CarryOutAsync(new AuditEntry(AuditAct.FiguresAccepted, $"iod2025 {_held}", new AuditActor(request.By, $"request {request.Id}"), request.Reason), () => { begun.SetResult(); return never.Task; }, CancellationToken.None);
        await begun.Task;
        (await ClearAsync()).Should().ContainSingle().Which.Should().Match<RequestOutcome>(o => !o.Done && o.Words.StartsWith("It was begun"));
        _bench.Folder.ReadHeld()!.Id.Should().Be(_held);
        killed.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Line_OfAnotherHand_ThatSaysItIsDone_IsNotBelieved()
    {
        var request = Request();
        Box.Put(request);
        await NoteAsync("one");
        var last = (await LinesAsync()).Single();
        var forged = last with { Number = 2, Act = AuditAct.FiguresAccepted, Subject = $"iod2025 {_held}", State = AuditState.Done, Of = 1, Who = request.By, Via = $"request {request.Id}", Before = AuditLine.HashOf(last.Text()) };
        await File.AppendAllTextAsync(_bench.Data.Paths.Audit.Log, forged.Text() + "\n");
        await NothingIsToldOrDoneAsync();
        _bench.Folder.ReadHeld()!.Id.Should().Be(_held);
    }

    [Fact]
    public async Task Log_ThatWasChangedFurtherUp_TellsNothing_AndNothingIsDoneTwice()
    {
        await NoteAsync("one");
        await DoneButNotToldAsync();
        var log = _bench.Data.Paths.Audit.Log;
        await File.WriteAllTextAsync(log, (await File.ReadAllTextAsync(log)).Replace("otto", "anna", StringComparison.Ordinal));
        await NothingIsToldOrDoneAsync();
        (await File.ReadAllLinesAsync(log)).Should().HaveCount(3);
    }

    [Fact]
    public async Task Log_ThatEndsWithHalfALine_IsBelievedUpToIt()
    {
        await DoneButNotToldAsync();
        await File.AppendAllTextAsync(_bench.Data.Paths.Audit.Log, "{\"number\":3,\"at\":\"20");
        (await ClearAsync()).Should().ContainSingle().Which.Done.Should().BeTrue();
    }

    private Task NoteAsync(string subject) => Log().NoteAsync(new AuditEntry(AuditAct.KeyMade, subject, new AuditActor("otto", "keys add"), null), CancellationToken.None);

    private async Task DoneButNotToldAsync()
    {
        Box.Put(Request());
        using (Disk.Watch(FullFor(Path.Combine(_requests, "done"))))
            (await ClearAsync()).Should().BeEmpty();
        _bench.Folder.ReadGood()!.Id.Should().Be(_held);
    }

    private async Task NothingIsToldOrDoneAsync()
    {
        var clear = ClearAsync;
        (await clear.Should().ThrowAsync<AuditRefusedException>()).Which.Message.Should().Contain("is not as it was written");
        Box.Waiting().Should().ContainSingle();
        Box.Outcomes(5).Should().BeEmpty();
    }

    private static Action<DiskStep> FullFor(string folder) => step =>
    {
        if (step.Path.StartsWith(folder, StringComparison.Ordinal))
            throw new IOException("No space left on device");
    };

    private Task<IReadOnlyList<RequestOutcome>> ClearAsync() => _services.GetRequiredService<DecisionDesk>().ClearAsync(CancellationToken.None);

    private AuditLog Log() => _services.GetRequiredService<AuditLog>();

    private async Task<IReadOnlyList<AuditLine>> LinesAsync()
    {
        var report = await AuditCheck.RunAsync(_bench.Data.Paths.Audit, noted: null, TimeProvider.System, CancellationToken.None);
        report.Problems.Should().BeEmpty();
        return report.Lines;
    }

    private DecisionRequest Request() => new(RequestBox.NewId(TimeProvider.System.GetUtcNow()), TimeProvider.System.GetUtcNow(), "anna@example.nhs.uk", RequestActs.Accept, "iod2025", _held, "agreed with the publisher");
}
