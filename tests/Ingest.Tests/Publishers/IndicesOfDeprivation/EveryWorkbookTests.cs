using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Tests.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.IndicesOfDeprivation;

/// <summary>File 8 as any spreadsheet program may save it gives the same figures; what cannot be read is refused in words.</summary>
public sealed class EveryWorkbookTests
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly byte[] Usual = GovUkBodies.Indicators2025(SampleFiles.Folder);

    public static TheoryData<string, byte[]> Workbooks => new()
    {
        { "strict", WorkbookParts.Strict(Usual) },
        { "sheets in another folder", WorkbookParts.Moved(Usual) },
        { "texts under another case", WorkbookParts.WithSharedTexts(Usual, "xl/SharedStrings.xml", "sharedStrings.xml") },
        { "texts elsewhere", WorkbookParts.WithSharedTexts(Usual, "shared/strings.xml", "/shared/strings.xml") },
        { "escaped characters", WorkbookParts.WithSharedTexts(Usual, "xl/sharedStrings.xml", "sharedStrings.xml", t => t.Replace("E0", "_x0045_0") + "_x000D_") },
        { "strict, texts elsewhere", WorkbookParts.Strict(WorkbookParts.WithSharedTexts(Usual, "shared/strings.xml", "/shared/strings.xml")) },
        { "a sheet of explanations in front", WithExplanations() },
    };

    [Theory]
    [MemberData(nameof(Workbooks))]
    public async Task Workbook_HoweverItIsSaved_GivesTheSameFigures(string how, byte[] workbook)
    {
        var (usual, other) = (await ReadAsync(Usual), await ReadAsync(workbook));
        other.Rejected.Should().Be(0, how);
        other.Figures.Should().Equal(usual.Figures, how);
        other.Sha256.Should().Be(usual.Sha256, how);
    }

    [Theory]
    [InlineData("_rels/.rels", "officeDocument", "otherDocument")]
    [InlineData("xl/workbook.xml", "r:id=\"s1\"", "r:id=\"s99\"")]
    [InlineData("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/none.xml")]
    [InlineData("xl/workbook.xml", "<sheets>", "<sheets")]
    public async Task Workbook_ThatCannotBeRead_IsRefusedInWords(string part, string was, string becomes)
    {
        var broken = WorkbookParts.Each(Usual, (name, xml) => (name, name == part ? xml.Replace(was, becomes) : xml));
        (await FluentActions.Invoking(() => ReadAsync(broken)).Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("workbook");
    }

    [Theory]
    [InlineData("<row r=\"3\">", "<row r=\"3\"")]
    [InlineData("<c r=\"A3\" t=\"inlineStr\">", "<c r=\"3\" t=\"inlineStr\">")]
    public async Task SheetWithABrokenRow_IsRefused_SayingFileSheetAndRow(string was, string becomes)
    {
        var broken = WorkbookParts.Each(Usual, (name, xml) => (name, name.StartsWith("xl/worksheets/", StringComparison.Ordinal) ? xml.Replace(was, becomes) : xml));
        (await FluentActions.Invoking(() => ReadAsync(broken)).Should().ThrowAsync<ResponseRefusedException>()).WithMessage("http*/indicators: found a sheet * that cannot be read after row *; expected an Office Open XML workbook [workbook].");
    }

    private static byte[] WithExplanations()
    {
        var sheets = WorkbookFile.Make(("Data dictionary", [["What the columns are"], ["LSOA code (2021)", "Entry to higher education indicator"], ["A code of ONS", "A share of young people"]]));
        string explanations = string.Empty;
        WorkbookParts.Each(sheets, (name, xml) => (name, explanations = name == "xl/worksheets/sheet0.xml" ? xml : explanations));
        return WorkbookParts.Each(
            Usual,
            (name, xml) => (name, name switch
            {
                "xl/workbook.xml" => xml.Replace("<sheets>", "<sheets><sheet name=\"Data dictionary\" sheetId=\"99\" r:id=\"front\"/>"),
                "xl/_rels/workbook.xml.rels" => xml.Replace("</Relationships>", "<Relationship Id=\"front\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/front.xml\"/></Relationships>"),
                _ => xml,
            }),
            ("xl/worksheets/front.xml", explanations));
    }

    private static async Task<(long Rejected, IReadOnlyDictionary<string, long> Figures, string Sha256)> ReadAsync(byte[] workbook)
    {
        await using var pull = await LoopbackPull.StartAsync();
        pull.Publisher.Serve("/scores", PublisherAnswer.Csv(GovUkBodies.Scores2025(SampleFiles.Folder)));
        pull.Publisher.Serve("/indicators", PublisherAnswer.Bytes(workbook, Type));
        var source = new IndicesSource(IndicesEdition.Of2025, pull.Publisher.Root, "scores", "indicators", 1L << 30);
        var intake = await pull.ReadAsync(source, SampleFiles.Folder);
        using var inspector = new SnapshotInspector();
        return (intake.RowsRejected + intake.FiguresRejected, inspector.CountBy(pull.At("observations-iod2025"), "indicator"), intake.Files.Single().Sha256);
    }
}
