using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>Lato (SIL Open Font Licence 1.1), carried by the site: what fonts a server has makes no difference to a briefing.</summary>
internal static class PdfFonts
{
    private const string Family = "Lato";

    private static readonly XPdfFontOptions Options = new(PdfFontEncoding.Unicode);

    static PdfFonts() => GlobalFontSettings.FontResolver = new Carried();

    /// <param name="size">In points.</param>
    public static XFont Regular(double size) => new(Family, size, XFontStyleEx.Regular, Options);

    public static XFont Bold(double size) => new(Family, size, XFontStyleEx.Bold, Options);

    private sealed class Carried : IFontResolver
    {
        public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? "Lato-Bold.ttf" : "Lato-Regular.ttf");

        public byte[] GetFont(string faceName)
        {
            using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream(faceName) ?? throw new FileNotFoundException($"The font {faceName} is not in the program.", faceName);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
