using System.Text;
using System.Xml;

namespace HealthNeeds.Ingest.Live.Workbooks;

/// <summary>The table of texts that a workbook's cells point into.</summary>
internal static class SharedTexts
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

        return text.ToString();
    }
}
