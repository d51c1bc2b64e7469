using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Tables;

public sealed class OpenDocumentTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void RowsAndCellsThatRepeat_StandAsOftenAsTheySay_AndCoveredCellsHoldNothing()
    {
        var rows = Read("""
            <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/></table:table-row>
            <table:table-header-rows><table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Title</text:p></table:table-cell><table:covered-table-cell office:value-type="string"><text:p>hidden</text:p></table:covered-table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row-group><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"><text:p>7.00</text:p></table:table-cell></table:table-row></table:table-row-group>
            <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            """);

        rows.Select(r => $"{r.Number}: {string.Join('|', r.Cells)}").Should().Equal("3: ", "4: Title||c", "5: 7|7", "6: 7|7", "1048006: ");
    }

    [Theory]
    [InlineData("""office:value-type="percentage" office:value="0.123456789012345">""", "<text:p>12%</text:p>", "0.123456789012345")]
    [InlineData("""office:value-type="float" office:value="1.50E3">""", "<text:p>1,500</text:p>", "1500")]
    [InlineData("""office:value-type="date" office:date-value="2026-04-30">""", "<text:p>30 April</text:p>", "2026-04-30")]
    [InlineData("""office:value-type="boolean" office:boolean-value="true">""", "<text:p>TRUE</text:p>", "true")]
    [InlineData("""office:value-type="string" office:string-value="RHQ ">""", "<text:p>shown</text:p>", "RHQ")]
    [InlineData("""office:value-type="string">""", "<text:p>Catchment<text:line-break/>year</text:p>", "Catchment year")]
    [InlineData("""office:value-type="string">""", "<text:p>two</text:p><text:p>para<text:span>graphs</text:span></text:p>", "two paragraphs")]
    [InlineData("""office:value-type="string">""", "<office:annotation><text:p>a note</text:p></office:annotation><text:p>[c]</text:p>", "[c]")]
    [InlineData("""office:value-type="string">""", "<text:p>a<text:s text:c=\"3\"/>b &amp; c</text:p>", "a b & c")]
    public void Cell_ReadsAsItsValue_NotAsItIsShown(string cell, string shown, string value) =>
        Read($"<table:table-row><table:table-cell {cell}{shown}</table:table-cell><table:table-cell office:value-type=\"string\"><text:p>next</text:p></table:table-cell></table:table-row>").Single().Cells.Should().Equal(value, "next");

    [Fact]
    public void WhatIsLeftOfASheet_IsPassedOver()
    {
        using var document = Open(OpenDocumentFile.Answer(("One", [["a"], ["b"], ["c"]]), ("Two", [["d"]])));

        var read = document.Sheets().Select(s => s.Read() ? $"{s.Name} {s.Cells[0]}" : s.Name).ToList();

        read.Should().Equal("One a", "Two d");
    }

    [Theory]
    [InlineData("""<table:table-row table:number-rows-repeated="0"><table:table-cell/></table:table-row>""", "*number-rows-repeated of '0'*")]
    [InlineData("""<table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>a</text:p></table:table-cell></table:table-row>""", "*number-columns-repeated of '99999999'*")]
    [InlineData("""<table:table-row><table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>""", "*a row of more than 16,384 cells*")]
    [InlineData("""<table:table-row table:number-rows-repeated="1048576"/><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>""", "*more than 1,048,576 rows*")]
    [InlineData("""<table:table-row><table:table-cell><text:p>a</text:q></table:table-cell></table:table-row>""", "Sheet S after row 0*text:q*")]
    public void ASheetThatIsNotAsTheFormatSays_IsRefused(string rows, string says) => FluentActions.Invoking(() => Read(rows)).Should().Throw<InvalidDataException>().WithMessage(says);

    [Fact]
    public void ATextOfAHundredThousandLetters_IsRefused() =>
        FluentActions.Invoking(() => Read($"<table:table-row><table:table-cell><text:p>{new string('a', 100_000)}</text:p></table:table-cell></table:table-row>")).Should().Throw<InvalidDataException>().WithMessage("*more than 32,767 letters*");

    [Fact]
    public void AZipWithoutContent_IsRefused() =>
        FluentActions.Invoking(() => Open(PublisherAnswer.Zip(("mimetype", [1])))).Should().Throw<ResponseRefusedException>().WithMessage("*found a ZIP file without content.xml; expected an OpenDocument spreadsheet [wrong-kind].");

    private List<(int Number, List<string> Cells)> Read(string rows)
    {
        using var document = Open(OpenDocumentFile.Of(OpenDocumentFile.Sheet("S", rows)));
        List<(int, List<string>)> all = [];
        foreach (var sheet in document.Sheets())
        {
            while (all.Count < 10 && sheet.Read())
                all.Add((sheet.Number, [.. sheet.Cells]));
        }

        return all;
    }

    private OpenDocument Open(PublisherAnswer answer)
    {
        File.WriteAllBytes(path, answer.Body);
        var response = new RawResponse("s", new Uri("https://example.org/s.ods"), ResponseKind.OpenDocument, "ab", path, answer.Body.Length, null, default, null, null, new Dictionary<string, string>(), Revalidated: false);
        return OpenDocument.Open(response, new ReadingContext(r => File.OpenRead(r.Path), string.Empty, null!, null!));
    }
}
