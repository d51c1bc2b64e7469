using System.Globalization;
using System.Text;
using System.Xml;

namespace HealthNeeds.Ingest.Tables;

/// <summary>The value of one cell of an OpenDocument spreadsheet: the number itself and not how it is shown; else its text. Notes beside a cell are no value.</summary>
internal sealed class OpenDocumentCell(XmlReader xml)
{
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>Letters that a cell can hold in spreadsheet programs.</summary>
    private const int MostLetters = 32_767;

    private readonly char[] piece = new char[1024];
    private readonly StringBuilder text = new();

    /// <summary>The reader stands on the cell's element; afterwards on its end.</summary>
    /// <exception cref="XmlException">It holds more than a cell can.</exception>
    public string Read()
    {
        var value = Value();
        if (xml.IsEmptyElement)
            return value ?? string.Empty;
        var shown = Shown();
        return value ?? shown;
    }

    /// <summary>A number reads as the shortest text that gives it again. Null where the cell's value is the text it shows.</summary>
    private string? Value() => xml.GetAttribute("value-type", Office) switch
    {
        "float" or "percentage" or "currency" when double.TryParse(xml.GetAttribute("value", Office), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        "date" => xml.GetAttribute("date-value", Office),
        "time" => xml.GetAttribute("time-value", Office),
        "boolean" => xml.GetAttribute("boolean-value", Office),
        "string" => xml.GetAttribute("string-value", Office)?.Trim(),
        _ => null,
    };

    private string Shown()
    {
        var (depth, note) = (xml.Depth, int.MaxValue);
        text.Clear();
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth <= note)
                note = xml is { NodeType: XmlNodeType.Element, LocalName: "annotation", NamespaceURI: Office } ? xml.Depth : int.MaxValue;
            if (note == int.MaxValue)
                Take();
        }

        return text.ToString().Trim();
    }

    private void Take()
    {
        if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == Words && xml.LocalName is "p" or "s" or "tab" or "line-break")
            Append(' ');
        else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            TakePieces();
    }

    /// <summary>Piece by piece: what claims to be a text of half a gigabyte is refused before it is in memory.</summary>
    private void TakePieces()
    {
        while (xml.ReadValueChunk(piece, 0, piece.Length) is var read and > 0)
        {
            if (text.Length + read > MostLetters)
                throw new XmlException($"a cell of more than {MostLetters:N0} letters");
            text.Append(piece, 0, read);
        }
    }

    private void Append(char space)
    {
        if (text.Length is > 0 and < MostLetters)
            text.Append(space);
    }
}
