using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Structure;
using PdfSharp.UniversalAccessibility;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>A tagged A4 document that is written page by page. Lengths are points, y grows downwards.</summary>
internal sealed class PdfPaper : IDisposable
{
    public const double Width = 595.28, Height = 841.89, Margin = 40;

    private readonly PdfDocument document = new();

    private readonly UAManager accessibility;

    public PdfPaper(string title, string subject, DateTimeOffset made)
    {
        accessibility = UAManager.ForDocument(document);
        accessibility.SetDocumentLanguage("en-GB");
        (document.Info.Title, document.Info.Subject, document.Info.Author, document.Info.Creator) = (title, subject, "HealthNeeds", "HealthNeeds");
        document.Info.CreationDate = made.UtcDateTime;
        NewPage();
    }

    public XGraphics Graphics { get; private set; } = null!;

    public int Pages => document.PageCount;

    public void NewPage()
    {
        Graphics?.Dispose();
        var page = document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        Graphics = XGraphics.FromPdfPage(page);
    }

    /// <summary>What decorates and is not read out.</summary>
    public void Decorate(Action draw)
    {
        accessibility.StructureBuilder.BeginArtifact();
        draw();
        accessibility.StructureBuilder.End();
    }

    public void Tagged(PdfBlockLevelElementTag tag, Action draw)
    {
        accessibility.StructureBuilder.BeginElement(tag);
        draw();
        accessibility.StructureBuilder.End();
    }

    /// <param name="words">What is told to those who do not see it.</param>
    public void Figure(string words, XRect place, Action draw)
    {
        accessibility.StructureBuilder.BeginElement(PdfIllustrationElementTag.Figure, words, place);
        draw();
        accessibility.StructureBuilder.End();
    }

    /// <summary>Lines one below another, from the top of the first.</summary>
    public void Write(IEnumerable<string> lines, XFont font, XColor colour, double x, double y, double leading)
    {
        var brush = new XSolidBrush(colour);
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
            Graphics.DrawString(line, font, brush, new XPoint(x, y + (i * leading) + (font.Size * 0.95)));
    }

    public byte[] Save()
    {
        Graphics.Dispose();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    public void Dispose()
    {
        Graphics.Dispose();
        document.Dispose();
    }
}
