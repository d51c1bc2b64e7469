using HealthNeeds.Store.DuckDb;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// Writes one release: into a fresh file in staging, verified by rereading it, then published in one step. Disposing
/// without <see cref="Publish"/> leaves nothing behind and changes nothing for readers. For one thread at a time.
/// </summary>
internal sealed partial class ReleaseWriter : IDisposable
{
    private readonly ReleaseDirectory directory;
    private readonly ReleaseOptions options;
    private readonly TimeProvider time;
    private readonly StagingArea staging;
    private readonly Database database;
    private readonly Session session;
    private readonly string path;
    private VerifiedRelease? verified;

    private ReleaseWriter(ReleaseOptions options, TimeProvider time, StagingArea staging)
    {
        (this.options, this.time, this.staging) = (options, time, staging);
        directory = new ReleaseDirectory(options.Directory);
        path = staging.PathOf("release.duckdb");
        database = Database.OpenWritable(path, EngineLimits.Writer with { TempDirectory = staging.PathOf("spill") });
        session = database.Connect();
    }

    /// <summary>The connection that everything is written through; the working database is attached to it as <c>work</c>.</summary>
    public Session Session => session;

    private ReleasePublisher Publisher => new(directory, options, time);

    /// <exception cref="ReleaseRefusedException">Another run is writing.</exception>
    public static ReleaseWriter Begin(IOptions<ReleaseOptions> options, ReleaseStamp stamp, TimeProvider time)
    {
        var entered = StagingArea.Enter(new ReleaseDirectory(options.Value.Directory));
        try
        {
            var writer = new ReleaseWriter(options.Value, time, entered);
            writer.Prepare(stamp);
            return writer;
        }
        catch
        {
            entered.Dispose();
            throw;
        }
    }

    /// <summary>Sorts, closes, rereads and checks. Nothing can be appended afterwards.</summary>
    /// <exception cref="ReleaseRefusedException">A check failed; the current release goes on serving.</exception>
    public void Seal(ReleaseExpectations expectations, CancellationToken token = default)
    {
        Finish(token);
        verified = Publisher.Verify(path, expectations, token);
    }

    /// <summary>Names what was sealed and points to it; then clears old ones.</summary>
    public ReleaseInfo Publish(CancellationToken token = default) =>
        Publisher.Publish(verified ?? throw new InvalidOperationException("A release is sealed before it is published."), token);

    /// <summary>Seals and publishes.</summary>
    /// <exception cref="ReleaseRefusedException">A check failed; the current release goes on serving.</exception>
    public ReleaseInfo Publish(ReleaseExpectations expectations, CancellationToken token = default)
    {
        Seal(expectations, token);
        return Publish(token);
    }

    public void Dispose()
    {
        session.Dispose();
        database.Dispose();
        staging.Dispose();
    }

    private void Prepare(ReleaseStamp stamp)
    {
        session.Execute(ReleaseSchema.Sql);
        session.Execute($"attach '{staging.PathOf("work.duckdb").Replace("'", "''", StringComparison.Ordinal)}' as work");
        foreach (var (table, _) in ReleaseTables.Sorted)
            session.Execute($"create table work.{table} as from {table} limit 0");
        session.Execute(
            "insert into release values ($created, $run, $version, $product, $region, $seed, $hash)",
            [("created", time.GetUtcNow().UtcDateTime), ("run", stamp.RunId), ("version", ReleaseSchema.Version), ("product", stamp.ProductVersion), ("region", stamp.Region), ("seed", stamp.Seed), ("hash", stamp.InputHash)]);
    }

    /// <summary>After this the file is whole: no write-ahead log is left beside it.</summary>
    private void Finish(CancellationToken token)
    {
        foreach (var (table, order) in ReleaseTables.Sorted)
            session.Execute($"insert into {table} select * from work.{table} order by {order}", [], token);
        session.Execute("detach work", [], token);
        session.Execute("checkpoint", [], token);
        session.Dispose();
        database.Dispose();
    }
}
