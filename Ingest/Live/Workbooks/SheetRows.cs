using System.Globalization;
using System.Xml;

namespace HealthNeeds.Ingest.Live.Workbooks;

/// <summary>The rows of one sheet as texts, one after another. Rows and cells that hold nothing are not in the file.</summary>
/// <param name="xml">Owned from here on.</param>
internal sealed class SheetRows(XmlReader xml, IReadOnlyList<string> texts) : IDisposable
{
    /// <summary>Columns an Office workbook can have.</summary>
    private const int MostColumns = 16_384;

    private readonly List<string> cells = [];

    /// <summary>Number of the current row as the sheet counts, from 1.</summary>
    public int Number { get; private set; }

    public IReadOnlyList<string> Cells => cells;

    /// <exception cref="InvalidDataException">The sheet is not as the format says.</exception>
    public bool Read()
    {
        try
        {
            return ReadRow();
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException($"A sheet after row {Number}: {broken.Message}", broken);
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
