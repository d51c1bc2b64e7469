using System.Data.Common;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>What a reader checks before it serves a release; the full check is the writer's.</summary>
internal static class ReleaseCheck
{
    /// <exception cref="ReleaseRefusedException">Another schema version, or nothing in it.</exception>
    /// <exception cref="DbException">It is no database, or tables are missing.</exception>
    public static ReleaseInfo Quick(Database database, ReleaseName name, string sha256)
    {
        using var session = database.Connect();
        RequireVersion(session, "release", name);
        var held = session.Scalar<long>("select least((select count(*) from area), (select count(*) from indicator), (select count(*) from ranking), (select count(*) from ranking_within))");
        if (held == 0)
            throw new ReleaseRefusedException($"Release {name.Id} holds no areas, indicators or rankings.");
        return InfoRow.Read(session, "release", name, sha256, name.Published);
    }

    /// <param name="table">"release", or "a.release" where the file is attached as <c>a</c>.</param>
    /// <exception cref="ReleaseRefusedException">Another schema version.</exception>
    public static void RequireVersion(Session session, string table, ReleaseName name)
    {
        var version = session.Scalar<int>($"select schema_version from {table}");
        if (version != ReleaseSchema.Version)
            throw new ReleaseRefusedException($"Release {name.Id} has schema version {version}; this build reads version {ReleaseSchema.Version}. {(version > ReleaseSchema.Version ? "A newer build made it: bring this one up to date." : "Run a refresh to make a release it can read.")}");
    }
}

/// <summary>The only row of the table <c>release</c>.</summary>
internal sealed record InfoRow(
    DateTime Created,
    string RunId,
    int SchemaVersion,
    string ProductVersion,
    string Region,
    int Seed,
    string InputHash,
    string Method,
    string DataVersion,
    List<string> Reasons,
    string? PreviousId,
    string? PreviousSha256,
    string? PreviousVersion,
    string? CausesUnknown)
{
    /// <param name="table">"release", or "a.release" where the file is attached as <c>a</c>.</param>
    public static ReleaseInfo Read(Session session, string table, ReleaseName name, string sha256, DateTimeOffset published) =>
        session.Query<InfoRow>(
            $"select created, run_id, schema_version, product_version, region, seed, input_hash, method, data_version, reasons, previous_id, previous_sha256, previous_version, causes_unknown from {table}")
            .Single().ToInfo(name, sha256, published);

    private ReleaseInfo ToInfo(ReleaseName name, string sha256, DateTimeOffset published) => new(
        name.Id,
        sha256,
        published,
        new DateTimeOffset(Created, TimeSpan.Zero),
        RunId,
        SchemaVersion,
        ProductVersion,
        Region,
        Seed,
        InputHash,
        Method,
        HealthNeeds.Core.Releases.DataVersion.Parse(DataVersion),
        Reasons,
        PreviousId is null ? null : new PreviousRelease(PreviousId, PreviousSha256!, HealthNeeds.Core.Releases.DataVersion.Parse(PreviousVersion!)),
        CausesUnknown);
}
