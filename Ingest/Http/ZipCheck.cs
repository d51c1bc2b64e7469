using System.IO.Compression;
using System.IO.Hashing;

namespace HealthNeeds.Ingest.Http;

/// <summary>Reads a ZIP file through to its end: that every entry unpacks, and all together to no more than they may.</summary>
internal static class ZipCheck
{
    /// <summary>A file of more entries than this is not a publication.</summary>
    public const int MaxEntries = 10_000;

    public static void Check(RawResponse response)
    {
        try
        {
            using var zip = new ZipArchive(Unpacking.Open(response.Path, response), ZipArchiveMode.Read);
            CheckEntries(response, zip);
        }
        catch (InvalidDataException problem)
        {
            throw Refused("not-unpackable", response, $"a file that does not unpack ({problem.Message.TrimEnd('.')})", "a ZIP file, whole and intact", problem);
        }
    }

    private static void CheckEntries(RawResponse response, ZipArchive zip)
    {
        if (zip.Entries.Count == 0)
            throw Refused("empty-body", response, "a ZIP file with nothing in it", "at least one file");
        if (zip.Entries.Count > MaxEntries)
            throw Refused("gzip-bomb", response, $"{zip.Entries.Count:N0} entries", $"at most {MaxEntries:N0}");
        if (response.Kind == ResponseKind.Workbook && zip.GetEntry("xl/workbook.xml") is null)
            throw Refused("wrong-kind", response, "a ZIP file without xl/workbook.xml", "an Office Open XML workbook");
        if (response.Kind == ResponseKind.OpenDocument && zip.GetEntry("content.xml") is null)
            throw Refused("wrong-kind", response, "a ZIP file without content.xml", "an OpenDocument spreadsheet");
        var left = response.MaxBytes;
        foreach (var entry in zip.Entries)
            left -= Unpack(response, entry, left);
    }

    /// <returns>Bytes it unpacked to.</returns>
    private static long Unpack(RawResponse response, ZipArchiveEntry entry, long left)
    {
        using var content = new GuardedStream(entry.Open(), response.Address, entry.CompressedLength, left);
        var buffer = new byte[1 << 16];
        var sum = new Crc32();
        while (content.Read(buffer) is var read and > 0)
            sum.Append(buffer.AsSpan(0, read));
        if (content.Position != entry.Length)
            throw Refused("not-unpackable", response, $"{content.Position:N0} bytes in '{entry.FullName}'", $"{entry.Length:N0} as the file says");
        if (sum.GetCurrentHashAsUInt32() != entry.Crc32)
            throw Refused("not-unpackable", response, $"'{entry.FullName}' with the checksum {sum.GetCurrentHashAsUInt32():x8}", $"{entry.Crc32:x8} as the file says");
        return content.Position;
    }

    private static ResponseRefusedException Refused(string rule, RawResponse response, string found, string expected, Exception? cause = null) =>
        new(rule, response.Address, found, expected, cause);
}
