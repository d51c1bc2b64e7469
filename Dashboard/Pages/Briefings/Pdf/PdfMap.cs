using HealthNeeds.Dashboard.Maps;
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>A map of the site as vectors on paper.</summary>
internal sealed class PdfMap(PdfPaper paper, BriefingMap map)
{
    private const double KeyLeading = 11.5;

    private static readonly XPen Stripes = new(XColor.FromArgb(77, 58, 124), 0.4);

    private readonly double[] box = [.. map.View.ViewBox.Split(' ').Select(double.Parse)];

    /// <summary>Height of map and key at a width, in points.</summary>
    /// <param name="most">What there is room for.</param>
    public double Height(double width, double most) => Math.Min(most, (width * box[3] / box[2]) + Below);

    private double Below => 6 + (map.Keys.Count * KeyLeading) + (map.Caption is null ? 0 : 12);

    public void Draw(XRect room)
    {
        var sheet = new XRect(room.X, room.Y, room.Width, room.Height - Below);
        paper.Figure(map.Label, sheet, () => DrawSheet(sheet));
        var y = sheet.Bottom + 6;
        foreach (var key in map.Keys)
        {
            var at = y;
            paper.Decorate(() => Swatch(key.Class, new XRect(room.X, at, 14, 8)));
            paper.Tagged(PdfBlockLevelElementTag.Paragraph, () => paper.Write([key.Words], PdfFonts.Regular(7.5), PdfColours.Ink, room.X + 19, at, KeyLeading));
            y += KeyLeading;
        }

        if (map.Caption is { } caption)
            paper.Tagged(PdfBlockLevelElementTag.Paragraph, () => paper.Write(PdfText.Lines(paper.Graphics, caption, PdfFonts.Regular(7.5), room.Width).Take(1), PdfFonts.Regular(7.5), PdfColours.Muted, room.X, y, KeyLeading));
    }

    private void DrawSheet(XRect room)
    {
        var graphics = paper.Graphics;
        var scale = Math.Min(room.Width / box[2], room.Height / box[3]);
        var origin = new XPoint(room.X + ((room.Width - (scale * box[2])) / 2), room.Y + ((room.Height - (scale * box[3])) / 2));
        var state = graphics.Save();
        graphics.IntersectClip(room);
        foreach (var place in map.View.Places)
        {
            var shape = Shape(place.Path);
            graphics.DrawPath(new XPen(XColors.White, 0.25), new XSolidBrush(PdfColours.Place(place.Class)), shape.Path);
            if (place.Class.StartsWith('w'))
                Stripe(shape);
        }

        foreach (var place in map.View.Places.Where(p => p.IsHere))
            graphics.DrawPath(new XPen(PdfColours.Here, 1.6), Shape(place.Path).Path);
        foreach (var outline in map.View.Outlines)
            graphics.DrawPath(new XPen(PdfColours.Navy, 0.8) { LineJoin = XLineJoin.Round }, Shape(outline.Path).Path);
        foreach (var mark in map.View.Marks)
            Mark(mark, At(mark.X, mark.Y));
        foreach (var outline in map.View.Outlines.Where(o => o.Name.Length > 0))
            Label(outline.Name, At(outline.X, outline.Y));
        graphics.Restore(state);

        XPoint At(double x, double y) => new(origin.X + ((x - box[0]) * scale), origin.Y + ((y - box[1]) * scale));

        SvgOutline Shape(string path) => new(path, At);
    }

    private void Label(string name, XPoint at)
    {
        var font = PdfFonts.Bold(7);
        var size = paper.Graphics.MeasureString(name, font);
        paper.Graphics.DrawRectangle(new XSolidBrush(XColor.FromArgb(190, 255, 255, 255)), at.X - (size.Width / 2) - 1, at.Y - 6.5, size.Width + 2, 8);
        paper.Graphics.DrawString(name, font, new XSolidBrush(PdfColours.Ink), new XPoint(at.X - (size.Width / 2), at.Y));
    }

    private void Mark(MapMark mark, XPoint at)
    {
        const double Radius = 4.2;
        var (pen, brush) = (new XPen(XColors.White, 0.7), new XSolidBrush(mark.IsNew ? PdfColours.Navy : PdfColours.Asset));
        if (mark.IsNew)
            paper.Graphics.DrawRectangle(pen, brush, at.X - Radius, at.Y - Radius, 2 * Radius, 2 * Radius);
        else
            paper.Graphics.DrawEllipse(pen, brush, at.X - Radius, at.Y - Radius, 2 * Radius, 2 * Radius);
        var font = PdfFonts.Bold(5);
        paper.Graphics.DrawString(mark.Number, font, XBrushes.White, new XPoint(at.X - (paper.Graphics.MeasureString(mark.Number, font).Width / 2), at.Y + 1.8));
    }

    private void Swatch(string style, XRect place)
    {
        paper.Graphics.DrawRectangle(new XPen(XColor.FromArgb(124, 113, 150), 0.5), new XSolidBrush(PdfColours.Place(style)), place);
        if (!style.StartsWith('w'))
            return;
        for (var x = place.Left; x < place.Right - 4; x += 4)
            paper.Graphics.DrawLine(Stripes, x, place.Bottom, x + 5, place.Top);
    }

    private void Stripe(SvgOutline shape)
    {
        var graphics = paper.Graphics;
        var state = graphics.Save();
        graphics.IntersectClip(shape.Path);
        var bounds = shape.Bounds;
        for (var x = bounds.Left - bounds.Height; x < bounds.Right; x += 2.4)
            graphics.DrawLine(Stripes, x, bounds.Bottom, x + bounds.Height, bounds.Top);
        graphics.Restore(state);
    }
}
