using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Tests.Backups;

/// <summary>Releases as earlier versions wrote them, made anew: the table that says what a release is, as it was then, and one that has long had its present form.</summary>
internal static class OldReleases
{
    /// <summary>Version 0.1.0 of 22 November 2026: the release's id stood in it, and neither a method nor a version of its data.</summary>
    private const string First = "(id varchar primary key, created timestamp not null, run_id varchar not null, schema_version integer not null, product_version varchar not null, region varchar not null, seed integer not null, input_hash varchar not null)";

    /// <summary>From schema 2 of the same day to 11 of 29 November.</summary>
    private const string Later = "(created timestamp not null, run_id varchar not null, schema_version integer not null, product_version varchar not null, region varchar not null, seed integer not null, input_hash varchar not null, method varchar not null, data_version varchar not null, reasons varchar[] not null, previous_id varchar, previous_sha256 varchar, previous_version varchar, causes_unknown varchar)";

    /// <summary>Publishes one as that version did: a file named after its time and hash, and the pointer to it.</summary>
    /// <returns>Its id.</returns>
    public static string Publish(string directory, int schema, DateTimeOffset published)
    {
        var made = Path.Combine(Directory.CreateDirectory(directory).FullName, "made.duckdb");
        using (var database = Database.OpenWritable(made, EngineLimits.Reader))
        using (var session = database.Connect())
        {
            session.Execute($"create table release {(schema == 1 ? First : Later)}");
            session.Execute(schema == 1
                ? "insert into release values ('made', timestamp '2026-11-22 20:15:00', '20261122T201500Z-3f9a', 1, '0.1.0', 'south-yorkshire', 20260101, 'hash')"
                : $"insert into release values (timestamp '2026-11-27 20:15:00', '20261127T201500Z-3f9a', {schema}, '0.1.0', 'south-yorkshire', 20260101, 'hash', 'version 1', '1.2.0', ['New figures'], null, null, null, null)");
            session.Execute("create table area (code varchar primary key, level varchar not null, name varchar not null)");
            session.Execute("insert into area values ('E01000001', 'lsoa21', 'A place')");
        }

        var sha256 = Sha256Text.OfFile(made);
        var name = ReleaseName.Of(published, sha256);
        var path = Path.Combine(directory, name.File);
        File.Move(made, path);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        new ReleasePointer(name.Id, name.File, sha256, published).Write(Path.Combine(directory, "current.json"));
        return name.Id;
    }
}
