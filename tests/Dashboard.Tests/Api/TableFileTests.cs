using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using HealthNeeds.Dashboard.Api.Downloads;
using MiniExcelLibs;
using Parquet;
using CellFormula = DocumentFormat.OpenXml.Spreadsheet.CellFormula;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Workbooks and Parquet files hold what the CSV holds, and say where it comes from.</summary>
[Collection(ApiCollection.Name)]
public sealed class TableFileTests(ApiServer server)
{
    private const string Address = "/api/v1/rankings?focus=mental-health&level=msoa21";

    private static readonly CsvColumn<string>[] Hostile = [CsvColumn<string>.Text("text", t => t), CsvColumn<string>.Number("length", t => t.Length)];

    public static TheoryData<string> HostileTexts => ["=1+1", "+44 114", "-2", "@SUM(A1)", "\t=1", "<x>&\"", "a\u0001b", "=HYPERLINK(\"http://x\")"];

    [Fact]
    public async Task Workbook_HoldsTheRowsOfTheCsv_NumbersAsNumbers()
    {
        var rows = StrictCsv.Table((await server.Client.GetStringAsync($"{Address}&format=csv")).TrimStart('\uFEFF'));
        var answer = await server.Client.GetAsync($"{Address}&format=xlsx");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().StartWith("need-mental-health-msoa21").And.EndWith(".xlsx").And.Contain(server.Published!.Id);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        file.GetSheetNames().Should().Equal("About", "Data", "Columns");
        var found = file.Query(useHeaderRow: true, sheetName: "Data").Cast<IDictionary<string, object?>>().ToList();
        found.Should().HaveCount(rows.Count);
        foreach (var (row, cells) in rows.Zip(found))
        {
            cells["code"].Should().Be(row["code"]);
            cells["score"].Should().BeOfType<double>().Which.Should().Be(double.Parse(row["score"], CultureInfo.InvariantCulture));
            cells["newestPeriodEnd"].Should().BeOfType<DateTime>().Which.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(row["newestPeriodEnd"]);
        }

        var about = file.Query(useHeaderRow: true, sheetName: "About").Cast<IDictionary<string, object?>>().ToLookup(r => (string)r["About this file"]!, r => (string?)r["Words"]);
        about["Release"].Should().Equal(server.Published.Id);
        about["Licence"].Should().Equal("Open Government Licence v3.0");
        about["Address of these figures"].Single().Should().StartWith("http://").And.Contain($"release={server.Published.Id}").And.Contain("focus=mental-health");
        about["Period"].Should().ContainSingle();
        about["Source"].Should().NotBeEmpty();
        file.Query(useHeaderRow: true, sheetName: "Columns").Should().HaveCount(rows[0].Count);
        Valid(file);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Workbook_TextThatASpreadsheetWouldRun_IsText(string text)
    {
        using var file = new MemoryStream();
        WorkbookDownload.Write(file, Facts(), "http://site", [text], Hostile, CancellationToken.None);
        file.Position = 0;
        ((IDictionary<string, object?>)file.Query(useHeaderRow: true, sheetName: "Data").Single())["text"].Should().Be(text);
        Valid(file);
        using var book = SpreadsheetDocument.Open(file, false);
        book.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()).Should().BeEmpty();
    }

    [Fact]
    public void Workbook_WithoutRows_NamesItsColumns()
    {
        using var file = new MemoryStream();
        WorkbookDownload.Write(file, Facts(), "http://site", [], Hostile, CancellationToken.None);
        file.Position = 0;
        ((IDictionary<string, object?>)file.Query(sheetName: "Data").Single()).Values.Should().Equal("text", "length");
        Valid(file);
    }

    [Fact]
    public async Task Parquet_HoldsTheRowsOfTheCsv_WithTypes_AndSaysWhereTheyComeFrom()
    {
        var rows = StrictCsv.Table((await server.Client.GetStringAsync($"{Address}&format=csv")).TrimStart('\uFEFF'));
        using var file = new MemoryStream(await server.Client.GetByteArrayAsync($"{Address}&format=parquet"));
        await using var reader = await ParquetReader.CreateAsync(file);
        reader.CustomMetadata["release"].Should().Be(server.Published!.Id);
        reader.CustomMetadata["licence"].Should().Be("Open Government Licence v3.0");
        reader.CustomMetadata["csvw"].Should().Contain("tableSchema");
        reader.Schema.DataFields.Select(f => f.Name).Should().Equal(rows[0].Keys);
        reader.Schema.DataFields.Single(f => f.Name == "score").ClrType.Should().Be<double>();
        reader.Schema.DataFields.Single(f => f.Name == "code").ClrType.Should().Be<ReadOnlyMemory<char>>("text is read as characters");
        reader.Schema.DataFields.Single(f => f.Name == "newestPeriodEnd").ClrType.Should().Match(t => t == typeof(DateOnly) || t == typeof(DateTime));
        using var group = reader.OpenRowGroupReader(0);
        var (codes, scores) = (new string?[rows.Count], new double?[rows.Count]);
        await group.ReadAsync(reader.Schema.DataFields.Single(f => f.Name == "code"), codes.AsMemory());
        await group.ReadAsync<double>(reader.Schema.DataFields.Single(f => f.Name == "score"), scores.AsMemory());
        codes.Should().Equal(rows.Select(r => r["code"]));
        scores.Should().Equal(rows.Select(r => (double?)double.Parse(r["score"], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task NumbersAndDays_ThatAreNotThere_StayEmpty()
    {
        Sparse[] rows = [new("there", 1.5, new DateOnly(2026, 11, 28)), new("not there", null, null)];
        using var book = new MemoryStream();
        WorkbookDownload.Write(book, Facts(), "http://site", rows, Sparse.Columns, CancellationToken.None);
        book.Position = 0;
        var cells = book.Query(useHeaderRow: true, sheetName: "Data").Cast<IDictionary<string, object?>>().ToList();
        cells.Select(c => c["number"]).Should().Equal(1.5, null);
        cells.Select(c => c["day"]).Should().Equal(new DateTime(2026, 11, 28), null);
        using var file = new MemoryStream();
        await ParquetDownload.WriteAsync(file, Facts(), rows, Sparse.Columns, CancellationToken.None);
        file.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(file, new ParquetOptions { UseDateOnlyTypeForDates = true });
        using var group = reader.OpenRowGroupReader(0);
        var (numbers, days) = (new double?[2], new DateOnly?[2]);
        await group.ReadAsync<double>(reader.Schema.DataFields.Single(f => f.Name == "number"), numbers.AsMemory());
        await group.ReadAsync<DateOnly>(reader.Schema.DataFields.Single(f => f.Name == "day"), days.AsMemory());
        numbers.Should().Equal(rows.Select(r => r.Number));
        days.Should().Equal(rows.Select(r => r.Day));
    }

    [Theory]
    [InlineData("csvw", "application/csvm+json")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("parquet", "application/vnd.apache.parquet")]
    public async Task EveryTable_ComesInEveryForm(string format, string type)
    {
        foreach (var table in ColumnMeanings.All.Tables.Where(t => !t.Example.Contains('{', StringComparison.Ordinal)))
        {
            var answer = await server.Client.GetAsync($"{table.Example}{(table.Example.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format}");
            answer.IsSuccessStatusCode.Should().BeTrue($"{table.Example} as {format}: {(answer.IsSuccessStatusCode ? null : await answer.Content.ReadAsStringAsync())}");
            answer.Content.Headers.ContentType!.MediaType.Should().Be(type, table.Example);
            (await answer.Content.ReadAsByteArrayAsync()).Should().NotBeEmpty();
        }
    }

    private static TableFacts Facts() => TableFacts.Of(ColumnMeanings.All.Find("rankings")!, "made", "/api/v1/rankings?format=csv", terms: null, _ => [], [("text", ColumnKind.Text), ("length", ColumnKind.Number)]);

    private sealed record Sparse(string Name, double? Number, DateOnly? Day)
    {
        public static readonly CsvColumn<Sparse>[] Columns = [CsvColumn<Sparse>.Text("name", r => r.Name), CsvColumn<Sparse>.Number("number", r => r.Number), CsvColumn<Sparse>.Day("day", r => r.Day)];
    }

    private static void Valid(Stream file)
    {
        file.Position = 0;
        using var book = SpreadsheetDocument.Open(file, false);
        new OpenXmlValidator().Validate(book).Select(e => $"{e.Part?.Uri} {e.Description}").Should().BeEmpty("Excel would offer to repair it");
        file.Position = 0;
    }
}
