using System.Globalization;
using System.Text.RegularExpressions;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Exports;

/// <summary>
/// A release as Parquet in folders that engines know as Hive partitions, with what it is, what its columns mean and what it must add up to. Made beside its
/// place and renamed into it: who finds the folder finds it whole. The same release gives the same bytes.
/// </summary>
internal sealed partial class ParquetExport
{
    private const string Tables = "r";
    private const string FileName = "part-0.parquet";

    /// <summary>Rows that a reader skips or reads together.</summary>
    private const int RowGroup = 122_880;

    /// <summary>One thread: with more, what lies in which row group depends on which is faster.</summary>
    private static readonly EngineLimits Limits = new(Threads: 1, MemoryMegabytes: 900);

    private readonly Session _session;
    private readonly string _folder;
    private readonly ReleaseInfo _release;
    private readonly CancellationToken _token;

    private ParquetExport(Session session, string folder, ReleaseInfo release, CancellationToken token) =>
        (_session, _folder, _release, _token) = (session, folder, release, token);

    /// <param name="releases">The releases directory.</param>
    /// <param name="id">A release that is kept there.</param>
    /// <param name="into">The export becomes a folder of it, called as the release is; one that is there already is replaced.</param>
    /// <returns>Where it is, and what it holds.</returns>
    /// <exception cref="NoReleaseException">The release is not kept.</exception>
    /// <exception cref="ReleaseRefusedException">It is damaged, or cannot be read.</exception>
    public static (string Folder, ExportManifest Manifest) Write(string releases, string id, string into, CancellationToken token)
    {
        var directory = new ReleaseDirectory(releases);
        if (!ReleaseName.TryParse($"{id}.duckdb", out var name) || !File.Exists(directory.PathOf(name.File)))
            throw new NoReleaseException($"Release '{id}' is not kept in {directory.Root}. Kept are: {string.Join(", ", directory.Releases().Select(n => n.Id))}.");
        var sha256 = Sha256Text.OfFile(directory.PathOf(name.File));
        OpenRelease.RequireWhole(name, sha256, recorded: null);
        var making = Path.Combine(into, $".{id}.{Environment.ProcessId}.tmp");
        Remove(making);
        Directory.CreateDirectory(making);
        try
        {
            using var session = Session.OpenInMemory(Limits with { TempDirectory = Path.Combine(making, ".spill") });
            var (held, info) = ReleaseAttachment.Attach(session, directory.PathOf(name.File), name, Tables, (sha256, name.Published), "written as Parquet");
            using (held)
            {
                var manifest = new ParquetExport(session, making, info, token).Write();
                session.Dispose();
                return (Place(making, Path.Combine(into, id)), manifest);
            }
        }
        catch
        {
            Remove(making);
            throw;
        }
    }

    private ExportManifest Write()
    {
        var manifest = new ExportManifest(1, _release.Id, _release.Sha256, _release.Published, _release.Version.ToString(), _release.SchemaVersion, [.. ExportTable.In(_session, Tables, _token).Select(Write)]);
        new ExportDocuments(_session, Tables, _release, manifest).Write(_folder);
        return manifest;
    }

    private ExportedTable Write(ExportTable table)
    {
        var from = table.From(Tables);
        List<ExportedFile> files = [];
        foreach (var value in Partitions(table, from))
        {
            _token.ThrowIfCancellationRequested();
            if (value is not null && !Safe().IsMatch(value))
                throw new ReleaseRefusedException($"Release {_release.Id} cannot be written as Parquet: '{value}' of {table.Id}.{table.Partition} cannot be the name of a folder.");
            var path = value is null ? $"{table.Id}/{FileName}" : $"{table.Id}/{table.Partition}={value}/{FileName}";
            files.Add(Copy(table, from, value, path));
        }

        var (rows, sums) = Totals(table, from);
        return new ExportedTable(table.Id, rows, sums, files);
    }

    /// <summary>One null for a table that is one file.</summary>
    private List<string?> Partitions(ExportTable table, string from) => table.Partition is { } column
        ? _session.Query<string?>($"select distinct {SqlText.Name(column)} from {from} order by 1", [], _token)
        : [null];

    private ExportedFile Copy(ExportTable table, string from, string? value, string path)
    {
        var whole = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        var columns = string.Join(", ", table.Stored.Select(c => SqlText.Name(c.Name)));
        var where = value is null ? string.Empty : $"where {SqlText.Name(table.Partition!)} = {SqlText.Quoted(value)}";
        _session.Execute(
            $$"""
            copy (select {{columns}} from {{from}} {{where}} order by {{table.Order}})
            to {{SqlText.Quoted(whole)}}
            (format parquet, compression zstd, row_group_size {{RowGroup.ToString(CultureInfo.InvariantCulture)}}, kv_metadata {release: {{SqlText.Quoted(_release.Id)}}, "table": {{SqlText.Quoted(table.Title)}}, licence: 'see README.md, and licence and attribution of each source in table source'})
            """,
            [],
            _token);
        return new ExportedFile(path, new FileInfo(whole).Length, Sha256Text.OfFile(whole));
    }

    private (long Rows, Dictionary<string, string> Sums) Totals(ExportTable table, string from)
    {
        var types = ExportTypes.Of(_session, from, _token);
        List<string> numbers = [.. table.Stored.Select(c => c.Name).Where(name => types[name] is "DOUBLE" or "INTEGER" or "BIGINT")];
        var sums = numbers.Select(name => $"coalesce({ExactSum.Of(SqlText.Name(name))}, 0)::varchar");
        var found = _session.Query<TotalRow>($"select count(*) as row_count, [{string.Join(", ", sums)}]::varchar[] as sums from {from}", [], _token).Single();
        return (found.RowCount, numbers.Zip(found.Sums).ToDictionary(s => s.First, s => s.Second, StringComparer.Ordinal));
    }

    private sealed record TotalRow(long RowCount, List<string> Sums);

    private static string Place(string making, string place)
    {
        Remove(Path.Combine(making, ".spill"));
        Remove(place);
        Directory.Move(making, place);
        return place;
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,120}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Safe();
}

/// <summary>Types of columns, as the engine names them.</summary>
internal static class ExportTypes
{
    public static IReadOnlyDictionary<string, string> Of(Session session, string from, CancellationToken token) =>
        session.Query<ColumnType>($"select column_name, column_type as type_name from (describe select * from {from})", [], token).ToDictionary(c => c.ColumnName, c => c.TypeName, StringComparer.Ordinal);

    private sealed record ColumnType(string ColumnName, string TypeName);
}
