using System.Text.Json;
using HealthNeeds.Core.Catalogue;

namespace HealthNeeds.Core.Snapshots;

/// <summary>What data/snapshot holds and where it came from. Carries no clock time: the same raw files give the same manifest.</summary>
/// <param name="Schema">Version of the files' layout.</param>
public sealed record SnapshotManifest(int Schema, IReadOnlyList<SnapshotSource> Sources, IReadOnlyList<SnapshotFile> Files)
{
    public const int CurrentSchema = 1;

    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Indented = new(CatalogueJson.Options) { WriteIndented = true };

    /// <exception cref="CatalogueException">The file is malformed or of another schema.</exception>
    public static SnapshotManifest Read(Stream json, string file = FileName)
    {
        var manifest = CatalogueJson.Read<SnapshotManifest>(json, file);
        return manifest.Schema == CurrentSchema
            ? manifest
            : throw new CatalogueException(file, "schema", $"{CurrentSchema}", $"{manifest.Schema}");
    }

    public void Write(Stream json)
    {
        JsonSerializer.Serialize(json, this, Indented);
        json.Write("\n"u8);
    }
}
