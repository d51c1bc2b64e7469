using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.State;

/// <summary>replica.json in the releases directory: how a replica stands to its origin. What brings releases here writes it, everybody may read.</summary>
public sealed class ReplicaStatusFile(string releasesDirectory)
{
    private readonly string _path = Path.Combine(releasesDirectory, "replica.json");

    /// <summary>True of a directory whose releases came from elsewhere.</summary>
    public bool Exists => File.Exists(_path);

    /// <returns>Null where the directory is no replica, or what was written cannot be read.</returns>
    public ReplicaStatus? Read()
    {
        try
        {
            return ReleaseJson.Read<ReplicaStatus>(File.ReadAllText(_path));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal void Write(ReplicaStatus status) => AtomicFile.WritePassing(_path, ReleaseJson.Write(status));
}
