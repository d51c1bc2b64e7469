using PdfSharp.Drawing;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>The rings of an area as <see cref="Maps.MapPath"/> writes them, placed on paper.</summary>
internal sealed class SvgOutline
{
    private readonly List<XPoint[]> rings = [];

    /// <param name="path">"M0,0l10 0-10 5z", as often as there are rings: a point, then steps from each point to the next.</param>
    /// <param name="place">From the map's units to points on paper.</param>
    /// <exception cref="FormatException">It is no such path.</exception>
    public SvgOutline(string path, Func<double, double, XPoint> place)
    {
        foreach (var ring in path.Split('z', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = Numbers(ring);
            if (ring[0] != 'M' || numbers.Count < 6 || numbers.Count % 2 != 0)
                throw new FormatException($"Expected a ring such as 'M0,0l10 0-10 5', found '{ring[..Math.Min(40, ring.Length)]}'.");
            var (x, y) = (numbers[0], numbers[1]);
            var points = new List<XPoint> { place(x, y) };
            for (var i = 2; i < numbers.Count; i += 2)
                points.Add(place(x += numbers[i], y += numbers[i + 1]));
            rings.Add([.. points]);
        }
    }

    public XGraphicsPath Path
    {
        get
        {
            var path = new XGraphicsPath { FillMode = XFillMode.Alternate };
            foreach (var ring in rings)
                path.AddPolygon(ring);
            return path;
        }
    }

    public XRect Bounds
    {
        get
        {
            var all = rings.SelectMany(r => r).ToList();
            return all.Count == 0 ? default : new XRect(new XPoint(all.Min(p => p.X), all.Min(p => p.Y)), new XPoint(all.Max(p => p.X), all.Max(p => p.Y)));
        }
    }

    /// <summary>A minus sign parts two numbers as well as a blank does.</summary>
    private static List<int> Numbers(string ring)
    {
        var numbers = new List<int>();
        for (var i = 0; i < ring.Length;)
        {
            var start = i;
            if (ring[i] == '-')
                i++;
            while (i < ring.Length && char.IsAsciiDigit(ring[i]))
                i++;
            if (i > start)
                numbers.Add(int.Parse(ring.AsSpan(start, i - start)));
            else
                i++;
        }

        return numbers;
    }
}
