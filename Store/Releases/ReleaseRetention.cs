namespace HealthNeeds.Store.Releases;

/// <summary>Clears old releases, but never the current one and never one that somebody reads.</summary>
internal sealed class ReleaseRetention(ReleaseDirectory directory, int keep)
{
    public void Clear()
    {
        var current = ReleasePointer.Read(directory.Current).Id;
        foreach (var name in directory.Releases().Skip(keep).Where(n => n.Id != current))
        {
            var path = directory.PathOf(name.File);
            if (IsRead(path))
                continue;
            File.SetAttributes(path, FileAttributes.Normal);
            File.Delete(path);
        }
    }

    /// <summary>Readers hold a shared lock (see <see cref="OpenRelease"/>), in this process or another.</summary>
    private static bool IsRead(string path)
    {
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
