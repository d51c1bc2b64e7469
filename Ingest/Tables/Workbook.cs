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
    /// <summary>Rows below a header within which a table has its first code.</summary>
    private const int CodeWithin = 50;

    private readonly RawResponse response;
    private readonly ZipArchive archive;
    private readonly PackageParts parts;
    private readonly IReadOnlyList<string> texts;

    private Workbook(RawResponse response, ZipArchive archive)
    {
        this.response = response;
        this.archive = archive;
        parts = new PackageParts(archive);
        var book = parts.RelationsOf(string.Empty).FirstOrDefault(r => r.Kind == "officeDocument")?.Part ?? throw new XmlException("no relationship that leads to a workbook");
        var relations = parts.RelationsOf(book);
        texts = relations.FirstOrDefault(r => r.Kind == "sharedStrings") is { } shared ? SharedTexts.Read(parts.Open(shared.Part)) : [];
        Sheets = ReadSheets(book, relations);
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

    /// <summary>The table of each sheet that has one with this heading, and a code of an area below it: a sheet that only explains the columns has none.</summary>
    public IEnumerable<SheetTable> Tables(string heading)
    {
        foreach (var (name, part) in Sheets)
        {
            if (Find(name, part, heading) is { } found && HasAreas(found, heading) && Find(name, part, heading) is { } table)
                yield return table;
        }
    }

    private SheetTable? Find(string name, string part, string heading)
    {
        var rows = new SheetRows(parts.Open(part), texts, response.Address, name);
        var table = SheetTable.Find($"{response.Name} {name}", rows, heading, response.Address);
        if (table is null)
            rows.Dispose();
        return table;
    }

    /// <param name="table">Closed afterwards.</param>
    private static bool HasAreas(SheetTable table, string heading)
    {
        using var _ = table;
        var code = table.Column(heading);
        for (var row = 0; row < CodeWithin && table.Read(); row++)
        {
            if (AreaCode.TryParse(table.Area(code), out var _))
                return true;
        }

        return false;
    }

    /// <summary>The row at the top of any sheet that most looks like a header: the one with the most texts.</summary>
    public (long Line, IReadOnlyList<string> Cells) LikeliestHeader()
    {
        (long Line, IReadOnlyList<string> Cells) widest = (1, []);
        foreach (var (name, part) in Sheets)
        {
            using var rows = new SheetRows(parts.Open(part), texts, response.Address, name);
            while (rows.Number < SheetTable.HeaderWithin && rows.Read())
            {
                var named = rows.Cells.Where(c => c.Any(char.IsLetter)).ToList();
                widest = named.Count > widest.Cells.Count ? (rows.Number, named) : widest;
            }
        }

        return widest;
    }

    public void Dispose() => archive.Dispose();

    /// <summary>Sheets of charts and the like are no tables.</summary>
    private List<(string Name, string Part)> ReadSheets(string book, IReadOnlyList<PackageRelation> relations) =>
    [
        .. from sheet in parts.Elements(book, "sheet", r => (Name: r.GetAttribute("name") ?? string.Empty, Id: IdOf(r)))
           let relation = relations.FirstOrDefault(r => r.Id == sheet.Id) ?? throw new XmlException($"a sheet '{sheet.Name}' that no relationship leads to")
           where relation.Kind == "worksheet"
           select (sheet.Name, parts.Has(relation.Part) ? relation.Part : throw new XmlException($"a sheet '{sheet.Name}' whose part {relation.Part} is not there")),
    ];

    /// <summary>The sheet's r:id, whose namespace is another in a strict workbook.</summary>
    private static string? IdOf(XmlReader sheet)
    {
        string? id = null;
        for (var more = sheet.MoveToFirstAttribute(); more; more = sheet.MoveToNextAttribute())
            id = sheet is { LocalName: "id", NamespaceURI.Length: > 0 } ? sheet.Value : id;
        sheet.MoveToElement();
        return id;
    }
}
