using HealthNeeds.Core.Changes;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Releases;

/// <summary>The highest data version that was ever published here, so that none is used twice, whatever became of its release.</summary>
internal sealed class HighestVersion(ReleaseDirectory directory)
{
    private readonly string path = Path.Combine(directory.Root, "highest-version.txt");

    /// <returns>Null where nothing was published, or the file cannot be read: then the releases that are kept are all that is known.</returns>
    public DataVersion? Read() => File.Exists(path) && DataVersion.TryParse(File.ReadAllText(path).Trim(), out var version) ? version : null;

    public void Raise(DataVersion version)
    {
        if (Read() is not { } highest || version.CompareTo(highest) > 0)
            AtomicFile.Write(path, version.ToString());
    }
}
