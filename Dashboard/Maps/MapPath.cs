using System.Text;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>Rings as SVG path data with relative whole-number steps: a third of the bytes of absolute decimals.</summary>
internal static class MapPath
{
    public static string Of(IEnumerable<IReadOnlyList<(int X, int Y)>> rings)
    {
        var text = new StringBuilder();
        foreach (var ring in rings)
            Append(text, WithoutRepeats(ring));
        return text.ToString();
    }

    public static MapBox Box(IEnumerable<(int X, int Y)> points) =>
        MapBox.Of(points.Select(p => new MapBox(p.X, p.Y, p.X, p.Y)));

    private static void Append(StringBuilder text, List<(int X, int Y)> ring)
    {
        if (ring.Count < 3)
            return;
        text.Append('M').Append(ring[0].X).Append(',').Append(ring[0].Y).Append('l');
        for (var i = 1; i < ring.Count; i++)
        {
            Step(text, ring[i].X - ring[i - 1].X);
            Step(text, ring[i].Y - ring[i - 1].Y);
        }

        text.Append('z');
    }

    /// <summary>A minus sign parts two numbers as well as a blank does.</summary>
    private static void Step(StringBuilder text, int by)
    {
        if (by >= 0 && char.IsAsciiDigit(text[^1]))
            text.Append(' ');
        text.Append(by);
    }

    /// <summary>Drops points that fall on the one before, and the closing point, which z draws.</summary>
    private static List<(int X, int Y)> WithoutRepeats(IReadOnlyList<(int X, int Y)> ring)
    {
        var kept = new List<(int X, int Y)>(ring.Count);
        foreach (var point in ring)
        {
            if (kept.Count == 0 || kept[^1] != point)
                kept.Add(point);
        }

        if (kept.Count > 1 && kept[0] == kept[^1])
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }
}
