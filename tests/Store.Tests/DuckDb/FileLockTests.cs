using System.Data.Common;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Tests.Children;

namespace HealthNeeds.Store.Tests.DuckDb;

/// <summary>Who may open a database file while somebody else has it open.</summary>
public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly string path;

    public FileLockTests()
    {
        path = directory.File("d.duckdb");
        Make(path, 1);
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Reader_WhileAnotherProcessWrites_IsRefused()
    {
        using var writer = await Child.StartAsync("hold-writable", path);
        FluentActions.Invoking(() => Database.OpenReadOnly(path, EngineLimits.Reader)).Should().Throw<DbException>().WithMessage("*lock*");
    }

    [Fact]
    public async Task Writer_WhileAnotherProcessReads_IsRefused()
    {
        using var reader = await Child.StartAsync("hold-readable", path);
        FluentActions.Invoking(() => Database.OpenWritable(path, EngineLimits.Writer)).Should().Throw<DbException>().WithMessage("*lock*");
    }

    [Fact]
    public async Task Readers_InSeveralProcesses_GoTogether()
    {
        using var reader = await Child.StartAsync("hold-readable", path);
        using var here = Database.OpenReadOnly(path, EngineLimits.Reader);
        Value(here).Should().Be(1);
    }

    [Fact]
    public async Task SecondUse_InOneProcess_SharesTheInstanceAndItsLock()
    {
        using var first = Database.OpenWritable(path, EngineLimits.Writer);
        Database.OpenWritable(path, EngineLimits.Writer).Dispose();
        using var session = first.Connect();
        session.Execute("update t set i = 2");
        var intruder = async () => await Child.StartAsync("hold-writable", path);
        await intruder.Should().ThrowAsync<Exception>("closing the second use must not have dropped the first one's lock");
    }

    [Fact]
    public void ReplacedFile_AtTheSamePath_IsReadStale()
    {
        var newer = directory.File("newer.duckdb");
        Make(newer, 2);
        using var before = Database.OpenReadOnly(path, EngineLimits.Reader);
        File.Move(newer, path, overwrite: true);
        using var after = Database.OpenReadOnly(path, EngineLimits.Reader);
        Value(after).Should().Be(1, "this is why a release's file name is never used again");
    }

    [Fact]
    public void UnlinkedFile_StillOpen_StaysReadable()
    {
        using var database = Database.OpenReadOnly(path, EngineLimits.Reader);
        File.Delete(path);
        Value(database).Should().Be(1);
    }

    [Fact]
    public void Close_AfterWriting_LeavesNoLog() => File.Exists(path + ".wal").Should().BeFalse();

    [Fact]
    public async Task Kill_WhileWriting_LeavesALog()
    {
        var other = directory.File("killed.duckdb");
        using var writer = await Child.StartAsync("leave-log", other);
        await writer.KillAsync();
        File.Exists(other + ".wal").Should().BeTrue("so a file alone is not all of a database that was not closed");
    }

    private static void Make(string path, int value)
    {
        using var database = Database.OpenWritable(path, EngineLimits.Writer);
        using var session = database.Connect();
        session.Execute("create table t as select $value::integer as i", [("value", value)]);
    }

    private static int Value(Database database)
    {
        using var session = database.Connect();
        return session.Scalar<int>("select i from t");
    }
}
