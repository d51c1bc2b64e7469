namespace HealthNeeds.Store.Releases;

/// <summary>Enough of a file to see that it was replaced, without reading it.</summary>
internal readonly record struct PointerStamp(bool Exists, DateTime Written, long Length)
{
    public static PointerStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new PointerStamp(Exists: true, file.LastWriteTimeUtc, file.Length) : default;
    }
}
