using System.Security.Cryptography;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Worker.Cluster;

/// <summary>
/// Tells one releases directory from another. Figures, statuses and releases are files, so workers of one cluster must share their directory: one that
/// looks into another would publish where nobody reads.
/// </summary>
internal sealed class DirectoryMark(string releases)
{
    private string File => Path.Combine(releases, "cluster-id.txt");

    /// <summary>Null where 'cluster prepare' was never run with this directory.</summary>
    public string? Read()
    {
        try
        {
            return System.IO.File.ReadAllText(File).Trim() is { Length: > 0 } mark ? mark : null;
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public string ReadOrMake()
    {
        if (Read() is { } mark)
            return mark;
        AtomicFile.Write(File, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) + "\n");
        return Read()!;
    }
}
