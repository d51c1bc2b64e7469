using HealthNeeds.Store.Requests;

namespace HealthNeeds.Store.Tests.Requests;

public sealed class RequestBoxTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Request_GoesInAndComesOutAsItWas()
    {
        var (box, request) = (Box(), Request());
        box.Put(request).Should().BeNull();
        box.Waiting().Should().Equal(request);
        var file = box.Take().Should().ContainSingle().Subject;
        file.Request.Should().Be(request);
        box.Finish(file, new RequestOutcome(request.Id, Now, Done: true, "done", request));
        box.Waiting().Should().BeEmpty();
        box.Outcomes(10).Should().ContainSingle().Which.Words.Should().Be("done");
    }

    [Theory]
    [InlineData("accept", "qof2021", "../../current", "because")]
    [InlineData("accept", "../qof2021", "0f3a", "because")]
    [InlineData("accept", "", "0f3a", "because")]
    [InlineData("roll-back", "qof2021", "0f3a", "because")]
    [InlineData("delete", "qof2021", "0f3a", "because")]
    [InlineData("accept", "qof2021", "0f3a", "  ")]
    [InlineData("accept", "qof2021", "0f3a", "two\nlines")]
    public void Request_OfAWrongForm_IsNotPutIn(string act, string source, string target, string reason)
    {
        var box = Box();
        box.Put(Request() with { Act = act, Source = source, Target = target, Reason = reason }).Should().NotBeNull();
        Directory.EnumerateFileSystemEntries(_directory.Path).Should().BeEmpty();
    }

    [Fact]
    public void Requests_MoreThanAWorkerWouldLeave_AreRefused()
    {
        var box = Box();
        for (var i = 0; i < 50; i++)
            box.Put(Request() with { Id = RequestBox.NewId(Now) }).Should().BeNull();
        box.Put(Request()).Should().Contain("50 requests wait already");
    }

    [Theory]
    [InlineData("current")]
    [InlineData("keys")]
    [InlineData("20261129T120000Z-0123456789ab/../current")]
    public void Request_UnderAnotherFilesName_IsNone_AndNothingIsWrittenInItsName(string id)
    {
        var request = Request() with { Id = id };
        request.Problem.Should().NotBeNull();
        FluentActions.Invoking(() => Box().Finish(new WaitingFile(id, _directory.File("x.json"), request), new RequestOutcome(id, Now, Done: false, "refused", null))).Should().Throw<IOException>();
        Directory.EnumerateFileSystemEntries(_directory.Path).Should().BeEmpty();
    }

    [Fact]
    public void OutcomesThroughALink_AreNotWritten_AndNothingBehindItIsRemoved()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var releases = new TemporaryDirectory();
        File.WriteAllText(releases.File("current.json"), "{}");
        Directory.CreateSymbolicLink(_directory.File("done"), releases.Path);
        FluentActions.Invoking(() => Box().Finish(new WaitingFile(Request().Id, _directory.File("x.json"), Request()), new RequestOutcome(Request().Id, Now, Done: true, "done", Request()))).Should().Throw<IOException>().WithMessage("*is a link*");
        Directory.EnumerateFiles(releases.Path).Should().ContainSingle();
    }

    [Fact]
    public void Request_IsForTheGroupToRead_AndForNobodyElse()
    {
        Box().Put(Request()).Should().BeNull();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_directory.File($"{Request().Id}.json")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Directory.EnumerateFiles(_directory.Path).Should().ContainSingle("nothing is left beside it");
    }

    [Fact]
    public void Links_AndLargeFiles_AreNotRead()
    {
        var secret = _directory.File("secret");
        File.WriteAllText(secret, Request().Text());
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(_directory.File("link.json"), secret);
        File.WriteAllText(_directory.File("large.json"), new string(' ', 20_000));
        Box().Take().Should().OnlyContain(f => f.Request == null);
    }

    private static DecisionRequest Request() => new("20261129T120000Z-0123456789ab", Now, "anna@example.nhs.uk", RequestActs.Accept, "qof2021", "0f3a9c51b2d4", "because");

    private RequestBox Box() => new(_directory.Path);
}
