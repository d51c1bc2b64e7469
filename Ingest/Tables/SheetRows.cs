using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>The rows of one sheet as texts, one after another. Rows and cells that hold nothing are not in the file.</summary>
/// <param name="xml">Owned from here on.</param>
/// <param name="address">Of the workbook, for errors.</param>
/// <param name="sheet">Its name, for errors.</param>
internal sealed class SheetRows(XmlReader xml, IReadOnlyList<string> texts, Uri address, string sheet) : ISheetRows
{
    /// <summary>Columns an Office workbook can have.</summary>
    private const int MostColumns = 16_384;

    private readonly List<string> cells = [];

    public int Number { get; private set; }

    public IReadOnlyList<string> Cells => cells;

    public bool Read()
    {
        try
        {
            return ReadRow();
        }
        catch (XmlException broken)
        {
            throw new ResponseRefusedException("workbook", address, $"a sheet {sheet} that cannot be read after row {Number} ({broken.Message})", "an Office Open XML workbook", broken);
        }
    }

    public void Dispose() => xml.Dispose();

    private bool ReadRow()
    {
        cells.Clear();
        if (!MoveTo("row"))
            return false;
        Number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Number + 1;
        if (xml.IsEmptyElement)
            return true;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                Put(Column(xml.GetAttribute("r")), Cell());
        }

        return true;
    }

    private bool MoveTo(string element)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
                return true;
        }

        return false;
    }

    /// <summary>"C7" is column 2; a cell without a place follows the one before.</summary>
    private int Column(string? place)
    {
        if (place is null)
            return cells.Count;
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper))
            column = (column * 26) + (letter - 'A' + 1);
        return column is > 0 and <= MostColumns ? column - 1 : throw new XmlException($"a cell at '{place}'");
    }

    private void Put(int column, string text)
    {
        while (cells.Count <= column)
            cells.Add(string.Empty);
        cells[column] = text;
    }

    /// <summary>The value, not the formula that gave it.</summary>
    private string Cell()
    {
        var type = xml.GetAttribute("t");
        if (xml.IsEmptyElement)
            return string.Empty;
        var (depth, text) = (xml.Depth, string.Empty);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v" or "is")
                text = SharedTexts.Text(xml);
        }

        return Value(type, text.Trim());
    }

    /// <summary>A number reads as the shortest text that gives it again: the one its publisher rounded it to.</summary>
    private string Value(string? type, string text) => type switch
    {
        "s" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count => texts[index].Trim(),
        "s" => throw new XmlException($"a cell that points at text {text} of {texts.Count}"),
        null or "n" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => text,
    };
}

/// <summary>The table of texts that a workbook's cells point into.</summary>
internal static partial class SharedTexts
{
    /// <param name="xml">Closed at the end.</param>
    public static IReadOnlyList<string> Read(XmlReader xml)
    {
        using var _ = xml;
        var texts = new List<string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                texts.Add(Text(xml));
        }

        return texts;
    }

    /// <summary>The text of an element that may be in pieces of several formats. What helps to pronounce it (rPh) is not text.</summary>
    /// <param name="xml">Stands on the element; afterwards on its end.</param>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return string.Empty;
        var (depth, pronunciation) = (xml.Depth, 0);
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                pronunciation += xml.NodeType == XmlNodeType.Element ? 1 : -1;
            else if (pronunciation == 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
        }

        return Escaped().Replace(text.ToString(), e => ((char)ushort.Parse(e.Groups["code"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());
    }

    /// <summary>A character that XML cannot hold: "_x000D_" is a carriage return, "_x005F_" an underscore before what would read as one.</summary>
    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Escaped();
}
