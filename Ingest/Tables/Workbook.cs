using System.IO.Compression;
using System.Xml;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>
/// An Office Open XML workbook (ECMA-376 part 1, SpreadsheetML), read as a stream of rows: values only, no formulas and no
/// formats. The libraries at hand read a cell with an error as an empty one, which is another thing.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true };

    private readonly RawResponse response;
    private readonly ZipArchive archive;
    private readonly IReadOnlyList<string> texts;

    private Workbook(RawResponse response, ZipArchive archive)
    {
        this.response = response;
        this.archive = archive;
        texts = archive.GetEntry("xl/sharedStrings.xml") is null ? [] : SharedTexts.Read(Open("xl/sharedStrings.xml"));
        Sheets = ReadSheets();
    }

    /// <summary>Where its publisher has it.</summary>
    public Uri Address => response.Address;

    /// <summary>Sheets in the order of their tabs.</summary>
    public IReadOnlyList<(string Name, string Part)> Sheets { get; }

    /// <exception cref="ResponseRefusedException">It is no workbook, or unpacks to too much.</exception>
    public static Workbook Open(RawResponse response, ReadingContext room)
    {
        var zip = ZippedTable.OpenArchive(response, room);
        try
        {
            // The zip reader gives no more of a part than the archive says it holds, so what it says can be relied upon.
            var unpacked = zip.Entries.Sum(e => e.Length);
            return unpacked <= response.MaxBytes
                ? new Workbook(response, zip)
                : throw new ResponseRefusedException("gzip-bomb", response.Address, $"{unpacked:N0} bytes unpacked", $"at most {response.MaxBytes:N0} bytes");
        }
        catch (Exception problem)
        {
            zip.Dispose();
            if (problem is XmlException)
                throw new ResponseRefusedException("workbook", response.Address, $"a file that does not read as a workbook ({problem.Message})", "an Office Open XML workbook", problem);
            throw;
        }
    }

    /// <summary>The table of each sheet that has one with this heading.</summary>
    public IEnumerable<SheetTable> Tables(string heading)
    {
        foreach (var (name, part) in Sheets)
        {
            var rows = new SheetRows(Open(part), texts);
            if (SheetTable.Find($"{response.Name} {name}", rows, heading, response.Address) is { } table)
                yield return table;
            else
                rows.Dispose();
        }
    }

    /// <summary>The row at the top of any sheet that most looks like a header: the one with the most texts.</summary>
    public (long Line, IReadOnlyList<string> Cells) LikeliestHeader()
    {
        (long Line, IReadOnlyList<string> Cells) widest = (1, []);
        foreach (var (_, part) in Sheets)
        {
            using var rows = new SheetRows(Open(part), texts);
            while (rows.Number < SheetTable.HeaderWithin && rows.Read())
            {
                var named = rows.Cells.Where(c => c.Any(char.IsLetter)).ToList();
                widest = named.Count > widest.Cells.Count ? (rows.Number, named) : widest;
            }
        }

        return widest;
    }

    public void Dispose() => archive.Dispose();

    private List<(string Name, string Part)> ReadSheets()
    {
        var parts = Elements("xl/_rels/workbook.xml.rels", "Relationship", r => (Id: r.GetAttribute("Id")!, Target: r.GetAttribute("Target")!)).ToDictionary(p => p.Id, p => p.Target, StringComparer.Ordinal);
        return Elements("xl/workbook.xml", "sheet", r => (Name: r.GetAttribute("name")!, Part: PartName(parts[r.GetAttribute("id", Relations)!])));
    }

    private List<T> Elements<T>(string part, string element, Func<XmlReader, T> read)
    {
        using var xml = Open(part);
        var found = new List<T>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
                found.Add(read(xml));
        }

        return found;
    }

    private static string PartName(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";

    private XmlReader Open(string part) => archive.GetEntry(part) is { } entry
        ? XmlReader.Create(entry.Open(), ClosingInput())
        : throw new ResponseRefusedException("workbook", response.Address, $"no part {part}", "an Office Open XML workbook");

    private static XmlReaderSettings ClosingInput()
    {
        var settings = Plain.Clone();
        settings.CloseInput = true;
        return settings;
    }
}
