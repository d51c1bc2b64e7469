using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>
/// A disk that is full where one file is written: the name that the product writes to before it renames leads to /dev/full, at which
/// the system says of every write that no space is left.
/// </summary>
internal static class SoakFullDisk
{
    public const string Said = "No space left on device";

    public static bool CanBe => File.Exists("/dev/full");

    /// <summary>Whoever cannot write is to clear what it began: here, the link.</summary>
    public static void At(params string[] path)
    {
        var written = $"{Path.Combine(path)}.{AtomicFile.Writer}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(written)!);
        File.CreateSymbolicLink(written, "/dev/full");
    }
}
