using System.Data.Common;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Tests.DuckDb;

/// <summary>What a reader cannot do, whatever SQL it is made to run.</summary>
public sealed class LockDownTests(LockDownTests.Reader reader) : IClassFixture<LockDownTests.Reader>
{
    [Theory]
    [InlineData("select * from read_text('/etc/passwd')")]
    [InlineData("select * from read_csv('{0}/secret.csv')")]
    [InlineData("select * from '{0}/secret.csv'")]
    [InlineData("select * from glob('/etc/*')")]
    [InlineData("attach '{0}/other.duckdb' as other")]
    [InlineData("copy t to '{0}/stolen.csv'")]
    [InlineData("export database '{0}/stolen'")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("set enable_external_access = true")]
    [InlineData("set threads = 64")]
    [InlineData("set temp_directory = '/tmp'")]
    [InlineData("set lock_configuration = false")]
    [InlineData("reset enable_external_access")]
    [InlineData("set allowed_directories = ['/']")]
    [InlineData("set home_directory = '/tmp'")]
    [InlineData("select * from read_text('/proc/self/environ')")]
    [InlineData("copy (select 1) to '/dev/shm/stolen.csv'")]
    [InlineData("copy t from '{0}/secret.csv'")]
    [InlineData("import database '{0}'")]
    [InlineData("attach 'https://example.org/other.duckdb' as other")]
    [InlineData("update t set i = 0")]
    [InlineData("insert into t values (1)")]
    [InlineData("drop table t")]
    [InlineData("create table u (i integer)")]
    public void Reader_ReachingOut_IsRefused(string sql)
    {
        using var session = reader.Connect();
        var attempt = () => session.Execute(string.Format(null, sql, reader.Folder));
        attempt.Should().Throw<DbException>();
        Directory.GetFiles(reader.Folder).Select(Path.GetFileName).Should().BeEquivalentTo("d.duckdb", "secret.csv");
    }

    [Fact]
    public void Reader_SortingMoreThanItsMemory_SpillsIntoFoldersThatWereNotThere()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("e.duckdb");
        using (var writable = Database.OpenWritable(path, EngineLimits.Writer))
        using (var session = writable.Connect())
            session.Execute("create table t as select range as i from range(6000000)");
        var spill = Path.Combine(directory.Path, "process", "release");
        using var small = Database.OpenReadOnly(path, new EngineLimits(1, 100, spill));
        using var reading = small.Connect();
        reading.Scalar<long>("select max(place) from (select row_number() over (order by hash(i), i) as place from t)").Should().Be(6_000_000);
    }

    /// <summary>A locked database beside a file it must not read.</summary>
    public sealed class Reader : IDisposable
    {
        private readonly TemporaryDirectory directory = new();
        private readonly Database database;

        public Reader()
        {
            var path = directory.File("d.duckdb");
            using (var writable = Database.OpenWritable(path, EngineLimits.Writer))
            using (var session = writable.Connect())
                session.Execute("create table t as select range as i from range(1000000)");
            File.WriteAllText(directory.File("secret.csv"), "a\n1\n");
            database = Database.OpenReadOnly(path, EngineLimits.Reader with { TempDirectory = directory.File("spill") });
        }

        public string Folder => directory.Path;

        public void Dispose()
        {
            database.Dispose();
            directory.Dispose();
        }

        internal Session Connect() => database.Connect();
    }
}
