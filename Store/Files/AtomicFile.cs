using System.Text;

namespace HealthNeeds.Store.Files;

/// <summary>Replaces a file so that a reader, or a crash, sees the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <param name="lasting">Also outlives a loss of power: the folder's entry is written to disk before this returns.</param>
    public static void Write(string path, string text, bool lasting = false)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        if (lasting)
            DirectoryEntries.Flush(folder);
    }
}
