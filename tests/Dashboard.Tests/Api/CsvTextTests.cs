using System.Text;
using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Tests.Api;

public sealed class CsvTextTests
{
    public static TheoryData<string> Cells => ["plain", "", "a,b", "say \"no\"", "\"", "two\r\nlines", "one\nline", " padded ", "Ø–ü💊", "a\tb"];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cell_OfAnyKind_ReadsBackAsItWas(string cell)
    {
        var line = new StringBuilder();
        CsvText.AppendLine(line, ["first", cell, "last"]);
        StrictCsv.Records(line.ToString()).Should().ContainSingle().Which.Should().Equal("first", cell, "last");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 114", "'+44 114")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("Barnsley = a place", "Barnsley = a place")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Text_ThatASpreadsheetWouldRun_IsMadeText(string? text, string? guarded) => CsvText.Guard(text).Should().Be(guarded);

    [Fact]
    public void Number_Negative_StaysANumber()
    {
        var column = CsvColumn<double>.Number("score", d => d);
        column.IsText.Should().BeFalse();
        column.Cell(-0.5).Should().Be("-0.5");
    }
}
