using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HealthNeeds.Ingest.Tests.Tables;

/// <summary>Makes another workbook of the same cells: what the format allows and few programs write.</summary>
internal static partial class WorkbookParts
{
    private const string Transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>ISO/IEC 29500 strict: other namespaces, the same parts.</summary>
    public static byte[] Strict(byte[] workbook) => Each(workbook, (name, xml) => (name, xml
        .Replace(Transitional, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .Replace(Main, "http://purl.oclc.org/ooxml/spreadsheetml/main")));

    /// <summary>Every part in another folder, in other letters, as its relationship says.</summary>
    public static byte[] Moved(byte[] workbook) => Each(workbook, (name, xml) => (
        name.Replace("xl/worksheets/", "SHEETS/My "),
        xml.Replace("Target=\"worksheets/", "Target=\"../sheets/My%20")));

    /// <summary>Texts in a table of their own.</summary>
    /// <param name="part">Where the table is; its name in the archive.</param>
    /// <param name="target">As the workbook's relationship says it.</param>
    /// <param name="escape">How a text is written there.</param>
    public static byte[] WithSharedTexts(byte[] workbook, string part, string target, Func<string, string>? escape = null)
    {
        var texts = new List<string>();
        string Shared(Match cell)
        {
            texts.Add(escape is null ? cell.Groups["text"].Value : escape(cell.Groups["text"].Value));
            return $"t=\"s\"><v>{texts.Count - 1}</v></c>";
        }

        var cells = Each(workbook, (name, xml) => (name, Inline().Replace(xml, Shared)));
        var table = $"""<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{Main}">{string.Concat(texts.Select(t => $"<si><t>{t}</t></si>"))}</sst>""";
        return Each(
            cells,
            (name, xml) => (name, name.EndsWith("workbook.xml.rels", StringComparison.Ordinal) ? xml.Replace("</Relationships>", $"""<Relationship Id="texts" Type="{Transitional}/sharedStrings" Target="{target}"/></Relationships>""") : xml),
            (part, table));
    }

    public static byte[] Each(byte[] workbook, Func<string, string, (string Name, string Xml)> change, params (string Name, string Xml)[] more)
    {
        using var buffer = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(workbook)))
        using (var to = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in from.Entries.Select(e => change(e.FullName, Read(e))).Concat(more))
            {
                using var writer = new StreamWriter(to.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                writer.Write(xml);
            }
        }

        return buffer.ToArray();
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("t=\"inlineStr\"><is><t>(?<text>[^<]*)</t></is></c>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Inline();
}
