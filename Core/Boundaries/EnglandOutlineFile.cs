using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Boundaries;

/// <summary>The one file that all outlines of England are in: its LSOAs. Larger areas are LSOAs put together (<see cref="AreaUnion"/>), so that their borders are the LSOAs' own.</summary>
public static class EnglandOutlineFile
{
    /// <summary>Below the data folder.</summary>
    public const string Path = "outlines/lsoa21.json.gz";

    /// <exception cref="CatalogueException">The file is damaged.</exception>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static BoundarySet Read(string path)
    {
        using var packed = File.OpenRead(path);
        return BoundarySet.ReadPacked(packed, System.IO.Path.GetFileName(path));
    }
}
