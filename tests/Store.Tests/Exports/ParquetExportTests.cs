using System.Globalization;
using System.Numerics;
using System.Text.Json;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Exports;
using HealthNeeds.Store.Releases;
using ParquetSharp;

namespace HealthNeeds.Store.Tests.Exports;

/// <summary>What goes out is what the release holds: read back by another engine's reader.</summary>
public sealed class ParquetExportTests(ExportedRelease export) : IClassFixture<ExportedRelease>
{
    /// <summary>Values are rounded to so many decimals before they are added.</summary>
    private static readonly double Scale = Math.Pow(10, 12);

    [Fact]
    public void Files_ReadBackByAnotherEngine_HaveTheRowsAndSumsOfTheRelease()
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Execute($"attach {SqlText.Quoted(export.Database)} as r (read_only)");
        foreach (var table in export.Manifest.Tables)
        {
            var read = table.Files.Select(f => Read(Path.Combine(export.Folder, f.Path))).ToList();
            read.Sum(f => f.Rows).Should().Be(table.Rows).And.Be(session.Scalar<long>($"select count(*) from r.{table.Table}"), table.Table);
            foreach (var (column, sum) in table.Sums)
            {
                var found = read.Aggregate(BigInteger.Zero, (all, file) => all + file.Sums[column]);
                found.Should().Be(Trillionths(sum), $"{table.Table}.{column} of the files and of the release, as the manifest has it");
                var own = table.Table == "observation" ? "r.observation" : $"r.{table.Table}";
                Trillionths(session.Scalar<string>($"select coalesce(sum({SqlText.Name(column)}::decimal(38, 12)), 0)::varchar from {own}")).Should().Be(found);
            }
        }

        export.Manifest.Tables.Where(t => t.Rows == 0).Select(t => t.Table).Should().BeSubsetOf(["rank_move", "icb_history", "breakdown"], "a table without rows would prove nothing");
    }

    [Fact]
    public void Suppressed_StaysSuppressed()
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        var known = session.Scalar<long>($"select count(*) from read_parquet('{export.Folder}/observation/**/*.parquet') where missing is not null and (value is not null or lower is not null or upper is not null)");
        known.Should().Be(0);
        session.Scalar<long>($"select count(*) from read_parquet('{export.Folder}/condition_need/**/*.parquet') where suppressed and (unmet is not null or have is not null)").Should().Be(0);
    }

    [Fact]
    public void Export_OfTheSameRelease_HasTheSameBytes_AndReplacesTheOneThere()
    {
        var into = export.Open("again");
        var (first, _) = ParquetExport.Write(export.Releases, export.Release.Id, into, CancellationToken.None);
        File.WriteAllText(Path.Combine(first, "left-over.txt"), "of before");
        var (folder, manifest) = ParquetExport.Write(export.Releases, export.Release.Id, into, CancellationToken.None);
        JsonSerializer.Serialize(manifest, CatalogueJson.Options).Should().Be(JsonSerializer.Serialize(export.Manifest, CatalogueJson.Options));
        Directory.EnumerateFileSystemEntries(into).Should().Equal(folder);
        File.Exists(Path.Combine(folder, "left-over.txt")).Should().BeFalse();
    }

    [Fact]
    public void ReleaseThatWasAlteredAfterItWasPublished_IsNotExported()
    {
        var releases = export.Open("altered");
        var file = Path.Combine(releases, Path.GetFileName(export.Database));
        File.Copy(export.Database, file);
        using (var altered = new FileStream(file, FileMode.Append))
            altered.WriteByte(0);
        var into = Path.Combine(releases, "parquet");

        var write = () => ParquetExport.Write(releases, export.Release.Id, into, CancellationToken.None);

        write.Should().Throw<ReleaseRefusedException>().WithMessage($"Release {export.Release.Id} is damaged: its SHA-256 is *, and {export.Release.Sha256[..8]}… is recorded.*");
        Directory.Exists(into).Should().BeFalse();
    }

    [Fact]
    public void Files_AreThoseOfTheManifest_ByTheirHashes()
    {
        var found = Directory.EnumerateFiles(export.Folder, "*.parquet", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(export.Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);
        var told = export.Manifest.Tables.SelectMany(t => t.Files).ToList();
        found.Should().Equal(told.Select(f => f.Path).Order(StringComparer.Ordinal));
        told.Should().OnlyContain(f => Sha256Text.OfFile(Path.Combine(export.Folder, f.Path)) == f.Sha256);
        export.Manifest.Sha256.Should().Be(export.Release.Sha256);
    }

    [Fact]
    public void Schema_OfARelease_IsExplainedOrLeftOutWithAReason()
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Execute($"attach {SqlText.Quoted(export.Database)} as r (read_only)");
        var tables = session.Query<string>("select table_name from duckdb_tables() where database_name = 'r' order by 1");
        ExportTable.All.Select(t => t.Id).Concat(ExportTable.LeftOut.Keys).Should().BeEquivalentTo(tables, "each table of the schema goes out, or is left out with a reason");
        foreach (var table in ExportTable.All)
        {
            var columns = session.Query<string>($"select column_name from duckdb_columns() where database_name = 'r' and table_name = '{table.Id}'");
            table.Columns.Select(c => c.Name).Where(c => !(table.Id == "observation" && c == "level")).Should().BeEquivalentTo(columns, table.Id);
        }
    }

    [Fact]
    public void Documents_SayWhatAColumnMeansAndWhoseFiguresTheyAre()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(export.Folder, "schema.json"))).RootElement;
        schema.GetProperty("tables").EnumerateArray().SelectMany(t => t.GetProperty("columns").EnumerateArray())
            .Should().OnlyContain(c => c.GetProperty("means").GetString()!.Length > 2 && c.GetProperty("type").GetString()!.Length > 0);
        var readme = File.ReadAllText(Path.Combine(export.Folder, "README.md"));
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Execute($"attach {SqlText.Quoted(export.Database)} as r (read_only)");
        session.Query<string>("select attribution from r.source").Should().NotBeEmpty().And.OnlyContain(line => readme.Contains(line));
        var csvw = JsonDocument.Parse(File.ReadAllText(Path.Combine(export.Folder, "csvw.json"))).RootElement;
        csvw.GetProperty("@context")[0].GetString().Should().Be("http://www.w3.org/ns/csvw");
        csvw.GetProperty("tables").GetArrayLength().Should().Be(ExportTable.All.Count);
    }

    [Fact]
    public void Release_ThatIsNotKept_IsSaid()
    {
        var writing = () => ParquetExport.Write(export.Releases, "20000101T000000Z-00000000", export.Open("none"), CancellationToken.None);
        writing.Should().Throw<NoReleaseException>().WithMessage($"*not kept*{export.Release.Id}*");
    }

    /// <summary>Every cell, by Arrow's reader.</summary>
    private static (long Rows, Dictionary<string, BigInteger> Sums) Read(string path)
    {
        using var file = new ParquetFileReader(path);
        var sums = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        var rows = 0L;
        for (var group = 0; group < file.FileMetaData.NumRowGroups; group++)
        {
            using var reader = file.RowGroup(group);
            rows += reader.MetaData.NumRows;
            for (var at = 0; at < file.FileMetaData.NumColumns; at++)
            {
                using var column = reader.Column(at);
                using var cells = column.LogicalReader();
                sums[column.ColumnDescriptor.Name] = sums.GetValueOrDefault(column.ColumnDescriptor.Name) + Sum(cells, (int)reader.MetaData.NumRows);
            }
        }

        return (rows, sums);
    }

    private static BigInteger Sum(LogicalColumnReader cells, int rows) => cells switch
    {
        LogicalColumnReader<double?> numbers => numbers.ReadAll(rows).Aggregate(BigInteger.Zero, (sum, v) => sum + (v is { } value ? new BigInteger(Math.Round(value * Scale, MidpointRounding.AwayFromZero)) : BigInteger.Zero)),
        LogicalColumnReader<int?> numbers => numbers.ReadAll(rows).Aggregate(BigInteger.Zero, (sum, v) => sum + (new BigInteger(v ?? 0) * new BigInteger(Scale))),
        LogicalColumnReader<long?> numbers => numbers.ReadAll(rows).Aggregate(BigInteger.Zero, (sum, v) => sum + (new BigInteger(v ?? 0) * new BigInteger(Scale))),
        LogicalColumnReader<double> or LogicalColumnReader<int> or LogicalColumnReader<long> => throw new InvalidOperationException("A column that cannot be null is new here: sum it too."),
        _ => BigInteger.Zero,
    };

    private static BigInteger Trillionths(string sum)
    {
        var parts = sum.Split('.');
        return BigInteger.Parse(parts[0] + (parts.Length > 1 ? parts[1] : string.Empty).PadRight(12, '0'), CultureInfo.InvariantCulture);
    }
}
