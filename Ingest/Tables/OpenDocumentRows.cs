using System.Globalization;
using System.Xml;

namespace HealthNeeds.Ingest.Tables;

/// <summary>
/// The rows of one sheet of an OpenDocument spreadsheet. The format writes rows and cells that are the same but once, with how often they stand
/// there; a cell that another covers has no value of its own.
/// </summary>
internal sealed class OpenDocumentRows : ISheetRows
{
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    /// <summary>Rows and columns that spreadsheet programs can have.</summary>
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private readonly XmlReader xml;
    private readonly int depth;
    private readonly OpenDocumentCell cell;
    private readonly List<string> cells = [];
    private int again;
    private bool ended;

    /// <param name="xml">Stands on the sheet's element; not owned.</param>
    public OpenDocumentRows(XmlReader xml)
    {
        (this.xml, depth, ended, cell) = (xml, xml.Depth, xml.IsEmptyElement, new OpenDocumentCell(xml));
        Name = xml.GetAttribute("name", Table) ?? string.Empty;
    }

    public string Name { get; }

    /// <summary>Rows without any text that stand there many times are read once, as the last of them.</summary>
    public int Number { get; private set; }

    public IReadOnlyList<string> Cells => cells;

    public bool Read()
    {
        if (again > 0)
        {
            (again, Number) = (again - 1, Number + 1);
            return true;
        }

        try
        {
            return !ended && ReadRow();
        }
        catch (XmlException broken)
        {
            ended = true;
            throw new InvalidDataException($"Sheet {Name} after row {Number}: {broken.Message}", broken);
        }
    }

    /// <summary>Passes over what was not read.</summary>
    public void Dispose()
    {
        again = 0;
        while (Read())
            again = 0;
    }

    private bool ReadRow()
    {
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-row", NamespaceURI: Table })
            {
                Take();
                return true;
            }
        }

        ended = true;
        return false;
    }

    private void Take()
    {
        var times = Times("number-rows-repeated", MostRows);
        cells.Clear();
        if (!xml.IsEmptyElement)
            TakeCells();
        (again, Number) = cells.Count > 0 ? (times - 1, Number + 1) : (0, Number + times);
        if (Number + again > MostRows)
            throw new XmlException($"more than {MostRows:N0} rows");
    }

    private void TakeCells()
    {
        var (row, empty) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > row)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != Table || xml.LocalName is not ("table-cell" or "covered-table-cell"))
                continue;
            var (times, covered) = (Times("number-columns-repeated", MostColumns), xml.LocalName == "covered-table-cell");
            var text = cell.Read();
            if (covered || text.Length == 0)
                empty += times;
            else
                Put(text, times, ref empty);
        }
    }

    /// <summary>Cells without text are written only where one with text follows: a sheet ends in sixteen thousand of them.</summary>
    private void Put(string text, int times, ref int empty)
    {
        if (cells.Count + empty + times > MostColumns)
            throw new XmlException($"a row of more than {MostColumns:N0} cells");
        cells.AddRange(Enumerable.Repeat(string.Empty, empty));
        cells.AddRange(Enumerable.Repeat(text, times));
        empty = 0;
    }

    private int Times(string attribute, int most)
    {
        if (xml.GetAttribute(attribute, Table) is not { } text)
            return 1;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times >= 1 && times <= most
            ? times
            : throw new XmlException($"{attribute} of '{text}'");
    }
}
