using System.Data.Common;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Releases;

/// <summary>What a reader checks before it serves a release; the full check is the writer's.</summary>
internal static class ReleaseCheck
{
    /// <exception cref="ReleaseRefusedException">Another schema version, or nothing in it.</exception>
    /// <exception cref="DbException">It is no database, or tables are missing.</exception>
    public static ReleaseInfo Quick(Database database, ReleaseName name, string sha256, DateTimeOffset published)
    {
        using var session = database.Connect();
        var version = session.Scalar<int>("select schema_version from release");
        if (version != ReleaseSchema.Version)
            throw new ReleaseRefusedException($"Release {name.Id} has schema version {version}; this build reads version {ReleaseSchema.Version}. Run a refresh to make a release it can read.");
        var held = session.Scalar<long>("select least((select count(*) from area), (select count(*) from indicator), (select count(*) from ranking), (select count(*) from ranking_within))");
        if (held == 0)
            throw new ReleaseRefusedException($"Release {name.Id} holds no areas, indicators or rankings.");
        var row = session.Query<InfoRow>("select created, run_id, schema_version, product_version, region, seed, input_hash from release").Single();
        return new ReleaseInfo(name.Id, sha256, published, new DateTimeOffset(row.Created, TimeSpan.Zero), row.RunId, row.SchemaVersion, row.ProductVersion, row.Region, row.Seed, row.InputHash);
    }

    private sealed record InfoRow(DateTime Created, string RunId, int SchemaVersion, string ProductVersion, string Region, int Seed, string InputHash);
}
