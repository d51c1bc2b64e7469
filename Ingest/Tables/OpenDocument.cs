using System.IO.Compression;
using System.Xml;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>
/// An OpenDocument spreadsheet (ISO/IEC 26300), read as one stream from its first sheet to its last: all sheets are in one part, which may
/// unpack to half a gigabyte. No more than a row of it is in memory.
/// </summary>
internal sealed class OpenDocument : IDisposable
{
    /// <summary>The part that holds all sheets.</summary>
    public const string Content = "content.xml";

    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };

    private readonly ZipArchive archive;
    private readonly XmlReader xml;

    private OpenDocument(ZipArchive archive, XmlReader xml, Uri address) => (this.archive, this.xml, Address) = (archive, xml, address);

    /// <summary>Where its publisher has it.</summary>
    public Uri Address { get; }

    /// <exception cref="ResponseRefusedException">It is no spreadsheet, or unpacks to too much.</exception>
    public static OpenDocument Open(RawResponse response, ReadingContext room)
    {
        var zip = ZippedTable.OpenArchive(response, room);
        try
        {
            var content = zip.GetEntry(Content) ?? throw new ResponseRefusedException("wrong-kind", response.Address, $"a ZIP file without {Content}", "an OpenDocument spreadsheet");
            var unpacked = new GuardedStream(content.Open(), response.Address, content.CompressedLength, response.MaxBytes);
            return new OpenDocument(zip, XmlReader.Create(unpacked, Plain), response.Address);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>Each sheet in turn; what is left of it unread is passed over before the next.</summary>
    /// <exception cref="InvalidDataException">The content is not as the format says.</exception>
    public IEnumerable<OpenDocumentRows> Sheets()
    {
        while (MoveToSheet() is { } rows)
        {
            yield return rows;
            rows.Dispose();
        }
    }

    public void Dispose()
    {
        xml.Dispose();
        archive.Dispose();
    }

    private OpenDocumentRows? MoveToSheet()
    {
        try
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "table", NamespaceURI: OpenDocumentRows.Table })
                    return new OpenDocumentRows(xml);
            }

            return null;
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException($"{Address}, {Content}: {broken.Message}", broken);
        }
    }
}
