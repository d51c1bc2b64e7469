using System.Text;

namespace HealthNeeds.Store.Files;

/// <summary>Replaces a file so that a reader, or a crash, sees the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Processes on other machines, or in other containers, may have the same number.</summary>
    public static readonly string Writer = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Outlives a loss of power once this has returned.</summary>
    public static void Write(string path, string text)
    {
        Replace(path, text);
        Disk.FlushFolder(FolderOf(path));
    }

    /// <summary>The same but for the last step: after a loss of power the old content may be there again. Whole it is, either way.</summary>
    public static void Replace(string path, string text) => Put(path, text, lasting: true);

    /// <summary>For what is written several times a second and worth nothing after a crash: a reader never sees a part, but after a loss of power may.</summary>
    public static void WritePassing(string path, string text) => Put(path, text, lasting: false);

    /// <summary>Removes what a process was writing in a folder when it was killed. What is younger than <paramref name="before"/> may still be written.</summary>
    public static void Sweep(string folder, DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var left in Directory.EnumerateFiles(folder, "*.tmp").Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime).ToList())
            File.Delete(left);
    }

    private static void Put(string path, string text, bool lasting)
    {
        Disk.MakeFolder(FolderOf(path));
        var temporary = $"{path}.{Writer}.tmp";
        try
        {
            Disk.Write(temporary, Encoding.UTF8.GetBytes(text));
            if (lasting)
                Disk.Flush(temporary);
            Disk.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // A disk that is full is not to keep the half that fitted.
            File.Delete(temporary);
            throw;
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
