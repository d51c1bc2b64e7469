using System.Text;
using QRCoder;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>An address as a QR code: dark squares by row and column, the quiet margin included.</summary>
internal sealed class QrPattern
{
    /// <summary>Longer addresses make codes too fine to be read off paper.</summary>
    private const int Longest = 500;

    private readonly List<(int X, int Y)> dark;

    private QrPattern(int size, List<(int X, int Y)> dark) => (Size, this.dark) = (size, dark);

    /// <summary>Squares along a side.</summary>
    public int Size { get; }

    public IReadOnlyList<(int X, int Y)> Dark => dark;

    /// <summary>Null where the address is too long for one.</summary>
    public static QrPattern? Of(Uri address)
    {
        if (address.AbsoluteUri.Length > Longest)
            return null;
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        return new QrPattern(rows.Count, [.. Enumerable.Range(0, rows.Count).SelectMany(y => Enumerable.Range(0, rows[y].Count).Where(x => rows[y][x]).Select(x => (x, y)))]);
    }

    /// <summary>As SVG path data, a square to a unit.</summary>
    public string SvgPath() => dark.Aggregate(new StringBuilder(), (text, at) => text.Append('M').Append(at.X).Append(',').Append(at.Y).Append("h1v1h-1z")).ToString();
}
