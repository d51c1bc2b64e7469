using System.Collections.ObjectModel;
using System.IO.Compression;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>A CSV in a zip file.</summary>
internal static class ZippedTable
{
    /// <param name="isWanted">Of an entry's name without its folders.</param>
    /// <param name="expected">The entry in words, for errors.</param>
    /// <param name="published">Headings that the reader knows by another name; see <see cref="RawTable.Published"/>.</param>
    /// <param name="file">What the table is called where each edition's entry has another name; null for the entry's own.</param>
    /// <exception cref="ResponseRefusedException">It is no zip file, does not hold one such entry, or unpacks to too much.</exception>
    public static CsvTable Open(RawResponse response, ReadingContext room, Func<string, bool> isWanted, string expected, bool byWords = false, IReadOnlyDictionary<string, string>? published = null, string? file = null)
    {
        var archive = OpenArchive(response, room);
        try
        {
            var found = archive.Entries.Where(e => e.Name.Length > 0 && isWanted(e.Name)).ToList();
            if (found.Count != 1)
                throw new ResponseRefusedException("archive", response.Address, found.Count == 0 ? string.Join(", ", archive.Entries.Take(20).Select(e => e.FullName)) : $"{found.Count} such entries", expected);
            return new CsvTable(file ?? found[0].Name, new GuardedStream(found[0].Open(), response.Address, found[0].CompressedLength, response.MaxBytes), archive)
            {
                ByWords = byWords,
                Address = response.Address,
                Published = published ?? ReadOnlyDictionary<string, string>.Empty,
            };
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public static ZipArchive OpenArchive(RawResponse response, ReadingContext room)
    {
        var stream = room.Open(response);
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false);
        }
        catch (InvalidDataException broken)
        {
            stream.Dispose();
            throw new ResponseRefusedException("archive", response.Address, "no zip file, or a broken one", "a zip file", broken);
        }
    }
}
