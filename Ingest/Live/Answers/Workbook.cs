using ExcelDataReader;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Answers;

/// <summary>An Office Open XML workbook, sheet by sheet.</summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>A header stands below the notes on top of a sheet, but not far below.</summary>
    private const int HeaderWithin = 40;

    private readonly string name;
    private readonly Stream stream;
    private readonly IExcelDataReader reader;

    private Workbook(string name, Stream stream, IExcelDataReader reader) => (this.name, this.stream, this.reader) = (name, stream, reader);

    /// <param name="most">Bytes its parts may unpack to, together.</param>
    /// <exception cref="ResponseRefusedException">It is no workbook, or unpacks to too much.</exception>
    public static Workbook Open(RawResponse response, ReadingRoom room, long most)
    {
        CheckSize(response, room, most);
        var content = room.Open(response);
        try
        {
            return new Workbook(response.Name, content, ExcelReaderFactory.CreateOpenXmlReader(content));
        }
        catch (Exception broken) when (broken is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            content.Dispose();
            throw new ResponseRefusedException("workbook", response.Address, "a file that does not open as a workbook", "an Office Open XML workbook", broken);
        }
    }

    /// <summary>The table of each sheet that has one with this heading; each is over when the next is asked for.</summary>
    public IEnumerable<SheetTable> Tables(string heading)
    {
        var wanted = HeadingText.Words(heading);
        do
        {
            if (FindHeader(wanted) is { } headings)
                yield return new SheetTable($"{name} {reader.Name}", reader, headings);
        }
        while (reader.NextResult());
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    /// <summary>The zip reader gives no more of a part than the archive says it holds, so what it says can be relied upon.</summary>
    private static void CheckSize(RawResponse response, ReadingRoom room, long most)
    {
        using var archive = ZippedTable.OpenArchive(response, room);
        var unpacked = archive.Entries.Sum(e => e.Length);
        if (unpacked > most)
            throw new ResponseRefusedException("too-large", response.Address, $"{unpacked:N0} bytes unpacked", $"at most {most:N0} bytes");
    }

    private IReadOnlyList<string>? FindHeader(string wanted)
    {
        for (var row = 0; row < HeaderWithin && reader.Read(); row++)
        {
            var cells = SheetTable.Row(reader);
            if (cells.Any(c => HeadingText.Words(c) == wanted))
                return cells;
        }

        return null;
    }
}
