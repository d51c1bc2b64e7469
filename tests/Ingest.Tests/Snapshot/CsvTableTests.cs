using System.IO.Compression;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Tests.Snapshot;

public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void MissingColumn_IsNamedWithTheFileAndWhatWasFound()
    {
        using var table = CsvTable.Open(folder.File("lookup.csv", "lsoa21_code,name\nE01000001,A\n"));

        table.Invoking(t => t.Column("lsoa11_code")).Should().Throw<ColumnNotFoundException>()
            .WithMessage("lookup.csv: column not found: expected \"lsoa11_code\"; found \"lsoa21_code\", \"name\".");
    }

    [Fact]
    public void Rows_AreReadByNameWithTheirLine_PastQuotesAndByteOrderMark()
    {
        using var table = CsvTable.Open(folder.File("names.csv", "\uFEFF\"code\",\"name\"\r\nE1,\"Kent, and \"\"more\"\"\"\r\n\r\nE2, spaced \r\n"));
        var (code, name) = (table.Column("code"), table.Column("name"));

        table.Read().Should().BeTrue();
        (table[code], table[name], table.Line).Should().Be(("E1", "Kent, and \"more\"", 2L));
        table.Read().Should().BeTrue();
        (table[code], table[name], table.Line).Should().Be(("E2", "spaced", 4L));
        table.Read().Should().BeFalse();
    }

    [Fact]
    public void GzippedFile_IsReadAsPlain()
    {
        var path = Path.Combine(folder.Path, "a.csv.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            gzip.Write("code\nE1\n"u8);
        using var table = CsvTable.Open(path);

        table.Read().Should().BeTrue();
        table[table.Column("code")].Should().Be("E1");
    }

    [Fact]
    public void EmptyFile_IsRefused() =>
        FluentActions.Invoking(() => CsvTable.Open(folder.File("empty.csv", string.Empty))).Should().Throw<InvalidDataException>().WithMessage("empty.csv*header*");

    [Fact]
    public void RowWithTooFewFields_IsRejectedWithItsLine()
    {
        var raw = new RawFolder(folder.Path);
        folder.File("short.csv", "a,b\n1,2\n3\n4,5\n");
        var (table, report) = raw.Open("s", "short.csv");
        using var _ = table;

        var rows = 0;
        while (table.ReadComplete(report))
            rows++;

        rows.Should().Be(2);
        raw.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == "fields" && r.Line == 3 && r.Found == "1 fields");
    }

    public void Dispose() => folder.Dispose();
}
