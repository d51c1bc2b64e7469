namespace HealthNeeds.Ingest.Backups;

/// <summary>Where a path leads once every link on the way is followed.</summary>
internal static class RealPath
{
    /// <summary>As many as the system itself follows.</summary>
    private const int MostLinks = 40;

    /// <param name="path">What of it is not there yet stays as it is written.</param>
    /// <exception cref="IOException">Its links lead round in a circle.</exception>
    public static string Of(string path) => Of(Path.GetFullPath(path), MostLinks);

    /// <summary>Whether a path lies in a directory, or is it, whichever way both are written.</summary>
    /// <exception cref="IOException">The links of one lead round in a circle.</exception>
    public static bool IsInside(string path, string directory) => Ended(path).StartsWith(Ended(directory), StringComparison.Ordinal);

    private static string Ended(string path) => Of(path).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    private static string Of(string path, int links)
    {
        if (links == 0)
            throw new IOException($"The links of {path} lead round in a circle.");
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = new DirectoryInfo(Path.Combine(Of(parent, links), Path.GetFileName(path)));
        return here.LinkTarget is null ? here.FullName : Of(here.ResolveLinkTarget(returnFinalTarget: true)!.FullName, links - 1);
    }
}
