using System.Data.Common;
using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// Writes one release: into a fresh file in staging, verified by rereading it, then published in one step. Disposing
/// without <see cref="Publish"/> leaves nothing behind and changes nothing for readers. For one thread at a time.
/// </summary>
internal sealed partial class ReleaseWriter : IDisposable
{
    /// <summary>The engine would pack up the working database again after each larger load, and once more when it is thrown away; the release is packed up once, when it is whole.</summary>
    private const string OnlyWhenAsked = "set checkpoint_threshold = '1TB'; pragma disable_checkpoint_on_shutdown";

    /// <summary>Finding out how well texts pack by what they share takes a fifth of the time of writing.</summary>
    private const string WithoutFsst = "set disabled_compression_methods = 'fsst'";

    private const string WithAll = "set disabled_compression_methods = ''";

    private readonly ReleaseDirectory directory;
    private readonly ReleaseOptions options;
    private readonly TimeProvider time;
    private readonly StagingFolder staging;
    private readonly Session session;
    private readonly string path;
    private VerifiedRelease? verified;

    private ReleaseWriter(ReleaseOptions options, TimeProvider time, StagingFolder staging)
    {
        (this.options, this.time, this.staging) = (options, time, staging);
        directory = new ReleaseDirectory(options.Directory);
        path = staging.PathOf("release.duckdb");
        session = Session.OpenInMemory(EngineLimits.Writer with { TempDirectory = staging.PathOf("spill") });
    }

    /// <summary>The connection that everything is written through; the working database is attached to it as <c>work</c>.</summary>
    public Session Session => session;

    /// <summary>The id it will be published by; known once it is sealed.</summary>
    public string Name => verified?.Name.Id ?? throw new InvalidOperationException("A release has its name once it is sealed.");

    private ReleasePublisher Publisher => new(directory, options, time);

    /// <exception cref="ReleaseRefusedException">Another run is writing.</exception>
    public static ReleaseWriter Begin(IOptions<ReleaseOptions> options, ReleaseOrigin stamp, TimeProvider time)
    {
        var entered = StagingFolder.Enter(new ReleaseDirectory(options.Value.Directory));
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
        try
        {
            Finish(token);
        }
        catch (DbException e)
        {
            throw new ReleaseRefusedException($"The release breaks its schema and is not published. {e.Message}", e);
        }

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
        staging.Dispose();
    }

    private void Prepare(ReleaseOrigin stamp)
    {
        Attach(path, "release", $"row_group_size {ReleaseTables.RowGroup}");
        Attach(staging.PathOf("work.duckdb"), "work", "row_group_size 122880");
        session.Execute(OnlyWhenAsked);
        session.Execute(WithoutFsst);
        session.Execute("use release");
        session.Execute(ReleaseSchema.Sql);
        foreach (var (table, _) in ReleaseTables.Sorted)
            session.Execute($"create table work.{table} as from {table} limit 0");
        session.Execute(
            """
            insert into release (created, run_id, schema_version, product_version, region, seed, input_hash, method, data_version, reasons)
            values ($created, $run, $schema, $product, $region, $seed, $hash, $method, $version, ['The first release.'])
            """,
            [
                ("created", time.GetUtcNow().UtcDateTime), ("run", stamp.RunId), ("schema", ReleaseSchema.Version), ("product", stamp.ProductVersion), ("region", stamp.Region),
                ("seed", stamp.Seed), ("hash", stamp.InputHash), ("method", stamp.Method), ("version", DataVersion.First.ToString()),
            ]);
    }

    /// <summary>Without a write-ahead log: a file in staging that was not finished is thrown away, never recovered.</summary>
    private void Attach(string file, string name, string layout) =>
        session.Execute($"attach {SqlText.Quoted(file)} as {name} (recovery_mode no_wal_writes, {layout})");

    /// <summary>After this the file is whole: no write-ahead log is left beside it.</summary>
    private void Finish(CancellationToken token)
    {
        foreach (var (table, order) in ReleaseTables.Sorted)
        {
            session.Execute(ReleaseTables.Repeating.Contains(table, StringComparer.Ordinal) ? WithoutFsst : WithAll, [], token);
            session.Execute($"insert into {table} select * from work.{table} order by {order}", [], token);
        }

        session.Execute(WithAll, [], token);
        session.Execute("checkpoint release", [], token);
        session.Execute("use memory", [], token);
        session.Execute("detach work", [], token);
        session.Execute("detach release", [], token);
        session.Dispose();
    }
}

/// <summary>What a release says about how it was made.</summary>
/// <param name="Method">What ranks are made by: "version 1; draws 1000; …", each entry a name and, after its last space, a value.</param>
internal sealed record ReleaseOrigin(string RunId, string ProductVersion, string Region, int Seed, string InputHash, string Method);
