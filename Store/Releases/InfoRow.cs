using HealthNeeds.Core.Changes;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Releases;

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
        Core.Changes.DataVersion.Parse(DataVersion),
        Reasons,
        PreviousId is null ? null : new PreviousRelease(PreviousId, PreviousSha256!, Core.Changes.DataVersion.Parse(PreviousVersion!)),
        CausesUnknown);
}
