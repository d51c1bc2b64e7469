using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Store.Tests.State;

public sealed class SourceStatusFilesTests : IDisposable
{
    private static readonly DateTimeOffset Asked = new(2026, 11, 22, 4, 10, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("statuses-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Status_WrittenAndRead_IsTheSame()
    {
        var statuses = new SourceStatusFiles(_directory);
        statuses.Write(Status("qof2021"));
        statuses.Find("qof2021").Should().BeEquivalentTo(Status("qof2021"));
    }

    [Fact]
    public void Status_OnDisk_HasWordsAndCamelCase()
    {
        new SourceStatusFiles(_directory).Write(Status("qof2021"));
        File.ReadAllText(Path.Combine(_directory, "sources", "qof2021", "status.json"))
            .Should().Contain("\"state\": \"held\"").And.Contain("\"allowedAge\": \"15.00:00:00\"").And.Contain("\"rowsKept\": 9");
    }

    [Fact]
    public void List_IsInTheOrderOfIds()
    {
        var statuses = new SourceStatusFiles(_directory);
        statuses.Write(Status("qof2021"));
        statuses.Write(Status("census2021"));
        statuses.List().Select(s => s.Source).Should().Equal("census2021", "qof2021");
    }

    [Fact]
    public void List_BeforeAnySource_IsEmpty() => new SourceStatusFiles(_directory).List().Should().BeEmpty();

    [Theory]
    [InlineData("nobody")]
    [InlineData("../runs")]
    [InlineData("")]
    public void Find_WithoutAStatus_IsNull(string source) => new SourceStatusFiles(_directory).Find(source).Should().BeNull();

    [Fact]
    public void Find_OfAFileThatIsNoStatus_SaysWhich()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_directory, "sources", "qof2021")).FullName, "status.json");
        File.WriteAllText(path, "{}");
        var find = () => new SourceStatusFiles(_directory).Find("qof2021");
        find.Should().Throw<InvalidDataException>().Which.Message.Should().StartWith(path);
    }

    [Fact]
    public void IsStale_OnlyAfterFailuresForLongerThanItsAge()
    {
        var failing = Status("qof2021") with { LastAnswered = Asked, StaleSince = Asked.AddDays(7) };
        failing.IsStale(Asked.AddDays(14)).Should().BeFalse("fifteen days are allowed");
        failing.IsStale(Asked.AddDays(16)).Should().BeTrue();
    }

    [Fact]
    public void IsStale_NotWhereItsUpdatesAreSwitchedOff_BecauseItFailed()
    {
        var failing = Status("qof2021") with { LastAnswered = Asked, StaleSince = Asked.AddDays(7), NextRun = null };
        failing.IsStale(Asked.AddDays(16)).Should().BeTrue("whoever asks by 'refresh' alone still asks");
        new SourceStatusFiles(_directory).Write(failing with { SwitchedOff = true });
        new SourceStatusFiles(_directory).Find("qof2021")!.IsStale(Asked.AddDays(100)).Should().BeFalse();
    }

    [Fact]
    public void IsStale_WhereNobodyAskedAlthoughItWasPlanned()
    {
        var forgotten = Status("qof2021") with { LastAnswered = Asked, StaleSince = null, NextRun = Asked.AddDays(7) };
        forgotten.IsStale(Asked.AddDays(14)).Should().BeFalse("fifteen days are allowed");
        forgotten.IsStale(Asked.AddDays(16)).Should().BeTrue("a worker that died asks nobody");
        (forgotten with { NextRun = null }).IsStale(Asked.AddDays(100)).Should().BeFalse("updates are switched off, and it answered last");
        (forgotten.IsOverdue(Asked.AddDays(7)), forgotten.IsOverdue(Asked.AddDays(7).AddHours(2))).Should().Be((false, true));
    }

    [Fact]
    public void TryFind_OfAFileThatIsNoStatus_SaysWhyWithoutItsPath()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_directory, "sources", "qof2021")).FullName, "status.json"), "{ \"source\": ");
        new SourceStatusFiles(_directory).TryFind("qof2021", out var problem).Should().BeNull();
        problem.Should().NotBeNull().And.NotContain(_directory);
        new SourceStatusFiles(_directory).TryFind("census2021", out problem).Should().BeNull();
        problem.Should().BeNull("nothing was written");
    }

    private static SourceStatus Status(string source) => new(
        source,
        SourceState.Held,
        "A column went away.",
        Asked,
        Asked,
        null,
        null,
        Asked.AddDays(7),
        TimeSpan.FromDays(15),
        new HeldFigures("0123456789ab", Asked, ["[column-missing] …"]),
        [new PullRecord(Asked, 1.5, SourceState.Held, "A column went away.", 3, 2, 1024, 10, 9, 1)])
    {
        Editions = new EditionStatus(Asked, [new NewerEdition("2021-22", "2024-25", new DateOnly(2025, 8, 28), "https://example.org/2024-25", [new SettingValue("Live__NhsDigital__QofYear", "2024")])], "Looked in vain."),
    };
}
