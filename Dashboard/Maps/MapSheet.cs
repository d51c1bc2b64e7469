namespace HealthNeeds.Dashboard.Maps;

/// <summary>The shapes of one level of a region, projected once and kept.</summary>
internal sealed class MapSheet(IReadOnlyList<MapShape> shapes)
{
    private readonly Dictionary<AreaCode, MapShape> _byCode = shapes.ToDictionary(s => s.Code);

    public IReadOnlyList<MapShape> Shapes => shapes;

    public MapBox Box { get; } = MapBox.Of(shapes.Select(s => s.Box));

    public MapShape? Find(AreaCode code) => _byCode.GetValueOrDefault(code);
}

/// <summary>An area drawn: its path in the sheet's units, and the box around it.</summary>
internal sealed record MapShape(AreaCode Code, string Name, string Path, MapBox Box);

/// <summary>A rectangle in sheet units, x to the right and y downwards.</summary>
internal readonly record struct MapBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    /// <summary>Sheet units to one pixel of a map that shows the box 640 pixels wide.</summary>
    public double Unit => Width / 640.0;

    public (int X, int Y) Centre => ((Left + Right) / 2, (Top + Bottom) / 2);

    public MapBox With(MapBox other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public MapBox Around(int margin) => new(Left - margin, Top - margin, Right + margin, Bottom + margin);

    public bool Contains(int x, int y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public MapBox CutTo(MapBox other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    public bool Overlaps(MapBox other) => Left <= other.Right && other.Left <= Right && Top <= other.Bottom && other.Top <= Bottom;

    /// <summary>The same centre, grown in one direction until width ÷ height is <paramref name="ratio"/>.</summary>
    public MapBox Shaped(double ratio)
    {
        var width = Math.Max(Width, (int)(Height * ratio));
        var height = Math.Max(Height, (int)(Width / ratio));
        var (x, y) = Centre;
        return new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
    }

    public static MapBox Of(IEnumerable<MapBox> boxes) => boxes.Aggregate((all, box) => all.With(box));

    /// <summary>As an SVG viewBox.</summary>
    public override string ToString() => $"{Left} {Top} {Width} {Height}";
}
