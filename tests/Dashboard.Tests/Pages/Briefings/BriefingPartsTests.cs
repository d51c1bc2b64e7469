using HealthNeeds.Dashboard.Pages.Briefings;
using HealthNeeds.Dashboard.Pages.Briefings.Pdf;
using PdfSharp.Drawing;

namespace HealthNeeds.Dashboard.Tests.Pages.Briefings;

/// <summary>What a briefing's PDF is put together from.</summary>
public sealed class BriefingPartsTests
{
    [Fact]
    public void Columns_FillOneAfterTheOther_AndAHeadingStaysWithWhatFollows()
    {
        PdfBlock[] blocks = [Block(60), Block(20, keepsNext: true), Block(30), Block(40)];
        var spots = PdfColumns.Fill(blocks, [new PdfRoom(0, 100, 200), new PdfRoom(1, 0, 100)]);
        spots.Should().Equal(new PdfSpot(0, 0, 100), new PdfSpot(0, 1, 100), new PdfSpot(0, 1, 120), new PdfSpot(0, 1, 150));
        PdfColumns.Fill(blocks, [new PdfRoom(0, 100, 150)]).Should().BeNull("nothing is left out to make it fit");
    }

    [Fact]
    public void Columns_KeepATable_BelowItsHeadingAndWhatStandsBetween()
    {
        using var paper = new PdfPaper("Title", "Subject", DateTimeOffset.UnixEpoch);
        var section = new BriefingSection("Who could help")
        {
            Paragraphs = ["A match says that an asset works on a need that stands out here."],
            Table = new BriefingTable("Who could help", [new("Asset", 5), new("Where", 3)], [["A clinic", "Barnsley"], ["A network", "Sheffield"]]),
        };
        PdfBlock[] blocks = [Block(60), .. new PdfBlocks(paper, 200).Of(section)];
        blocks.Select(b => b.KeepsNext).Should().Equal(false, true, true, false);
        // Heading and paragraph would fit below the first block, the table would not.
        var bottom = blocks.Sum(b => b.Height) - 1;
        PdfColumns.Fill(blocks, [new PdfRoom(0, 0, bottom)])!.Select(s => s.Column).Should().Equal(0, 1, 1, 1);
        PdfColumns.Fill([Block(60), .. new PdfBlocks(paper, 200, keepsTables: false).Of(section)], [new PdfRoom(0, 0, bottom)])!.Select(s => s.Column).Should().Equal(0, 0, 0, 1);
    }

    [Fact]
    public void Columns_AreBalanced_AsFarAsTheirBlocksAllow()
    {
        PdfBlock[] blocks = [.. Enumerable.Range(0, 8).Select(_ => Block(10))];
        var spots = PdfColumns.Balance(blocks, [new PdfRoom(0, 0, 400)])!;
        spots.Count(s => s.Column == 0).Should().Be(4);
        spots.Max(s => s.Y).Should().Be(30);
    }

    [Fact]
    public void Outline_ReadsStepsAsTheMapWritesThem()
    {
        var outline = new SvgOutline("M10,20l5 0 0 5-5 0zM0,0l2 0 0 2-2 0z", (x, y) => new XPoint(x, y));
        outline.Bounds.Should().Be(new XRect(new XPoint(0, 0), new XPoint(15, 25)));
        FluentActions.Invoking(() => new SvgOutline("L1,2", (x, y) => new XPoint(x, y))).Should().Throw<FormatException>().WithMessage("*M0,0l10*");
    }

    [Fact]
    public void Text_IsBrokenAtBlanks_AndInsideAWordOnlyWhereItHasTo()
    {
        using var paper = new PdfPaper("Title", "Subject", DateTimeOffset.UnixEpoch);
        var font = PdfFonts.Regular(8);
        var width = paper.Graphics.MeasureString("most unmet need", font).Width + 1;
        PdfText.Lines(paper.Graphics, "most unmet need of all", font, width).Should().Equal("most unmet need", "of all");
        var broken = PdfText.Lines(paper.Graphics, new string('w', 60), font, width);
        broken.Should().HaveCountGreaterThan(1);
        string.Concat(broken).Should().Be(new string('w', 60));
        PdfText.Lines(paper.Graphics, string.Empty, font, width).Should().BeEmpty();
    }

    [Fact]
    public void Code_OfAnAddressTooLongForPaper_IsLeftOut()
    {
        QrPattern.Of(new Uri("https://needs.example.nhs.uk/plan?points=" + new string('1', 500))).Should().BeNull();
        var code = QrPattern.Of(new Uri("https://needs.example.nhs.uk/"))!;
        code.Dark.Should().OnlyContain(d => d.X >= 4 && d.Y >= 4 && d.X < code.Size - 4 && d.Y < code.Size - 4, "readers need the quiet margin");
    }

    [Fact]
    public void Colours_AreThoseOfTheStyleSheets()
    {
        var styles = string.Concat(Directory.EnumerateFiles(RepositoryFile.Path("Dashboard", "Styles")).Order().Select(File.ReadAllText));
        foreach (var (style, colour) in PdfColours.Places)
        {
            var rule = Between(styles, $".map .{style}", "{ fill: ", ";");
            var told = rule.StartsWith("var(", StringComparison.Ordinal) ? Between(styles, $"{rule[4..^1]}:", " ", ";") : rule;
            told.Should().Be(colour, $"a place of class {style} has one colour on screen and on paper");
        }
    }

    /// <summary>What stands between two texts, the first of them after a third.</summary>
    private static string Between(string text, string after, string from, string to)
    {
        var start = text.IndexOf(from, text.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static PdfBlock Block(double height, bool keepsNext = false) => new(height, (_, _) => { }, keepsNext);
}
