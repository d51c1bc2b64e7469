using System.Text.Json;

namespace HealthNeeds.Ingest.Http;

/// <summary>A download under way: the bytes so far, and beside them which answer they are of. Outlives the process.</summary>
internal sealed class PartialFile(string path)
{
    public string Path => path;

    public long Length => File.Exists(path) ? new FileInfo(path).Length : 0;

    private string MarkPath => path + ".json";

    /// <summary>What could be taken up at this address; null where the download starts at its beginning.</summary>
    public PartialMark? Resumable(Uri address)
    {
        if (Length == 0 || !File.Exists(MarkPath))
            return null;
        try
        {
            var mark = JsonSerializer.Deserialize(File.ReadAllText(MarkPath), EvidenceJson.Default.PartialMark);
            return mark?.Address == address && (mark.Total is null || Length < mark.Total) ? mark : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Starts at the beginning. Without a mark it cannot be taken up later.</summary>
    public FileStream Restart(PartialMark? mark)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.Delete(MarkPath);
        var stream = Open(FileMode.Create);
        // Not forced to disk: a mark that is lost or torn costs a download from its beginning, no more.
        if (mark is not null)
            File.WriteAllText(MarkPath, JsonSerializer.Serialize(mark, EvidenceJson.Default.PartialMark));
        return stream;
    }

    public FileStream Continue() => Open(FileMode.Append);

    public void Discard()
    {
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
            return;
        File.Delete(MarkPath);
        File.Delete(path);
    }

    /// <summary>The bytes are whole and have been moved away.</summary>
    public void Forget() => File.Delete(MarkPath);

    private FileStream Open(FileMode mode) => new(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
}

/// <summary>Which answer an unfinished download is of. The rest may only come from the very same one.</summary>
/// <param name="Validator">What If-Range says: a strong ETag, or Last-Modified.</param>
/// <param name="Total">Length of the whole, where the publisher said it.</param>
internal sealed record PartialMark(Uri Address, string Validator, long? Total, string? Encoding);
