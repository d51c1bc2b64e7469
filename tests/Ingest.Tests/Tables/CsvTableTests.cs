using System.IO.Compression;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Tables;

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

    [Theory]
    [InlineData("a,b\n\"1\"2,3\n4,5\n", 2L)]
    [InlineData("a,b\n1,2\n3,4\"4\n4,5\n", 3L)]
    public void RowWithAStrayQuotationMark_IsRejected_AndNotReadAsSomethingElse(string text, long line)
    {
        var raw = new RawFolder(folder.Path);
        folder.File("stray.csv", text);
        var (table, report) = raw.Open("s", "stray.csv");
        using var _ = table;
        var read = new List<string>();
        while (table.ReadComplete(report))
            read.Add($"{table[0]} {table[1]}");

        read.Should().EndWith("4 5").And.NotContain(r => r.Contains("12") || r.Contains('"'));
        raw.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == "fields" && r.Line == line && r.Reason.Contains("Quotation marks"));
        report.Seen.Should().Be(read.Count + 1);
    }

    [Fact]
    public void QuotationMarkThatIsNeverClosed_FailsTheFile_AndSwallowsNoRow()
    {
        using var table = CsvTable.Open(folder.File("open.csv", "a,b\n1,2\n3,\"4\n5,6\n7,8\n"));
        table.Read().Should().BeTrue();
        table.Invoking(t => t.Read()).Should().Throw<CsvRefusedException>().WithMessage("Found a quotation mark on line 3 of open.csv that is never closed*[cut-short].");
    }

    [Fact]
    public void ColumnThatStandsTwice_IsRefused()
    {
        using var table = CsvTable.Open(folder.File("twice.csv", "code,value,value\nE1,2,3\n"));
        table.Column("code").Should().Be(0);
        table.Invoking(t => t.Column("value")).Should().Throw<InvalidDataException>().WithMessage("twice.csv*\"value\"*more than one*");
    }

    public void Dispose() => folder.Dispose();
}
