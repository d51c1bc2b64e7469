using System.Text.Json;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Exports;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Tests.Exports;

/// <summary>A release that Fingertips has answered for, so that every table has rows, written as Parquet once for all tests.</summary>
public sealed class ExportedRelease : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("exported-").FullName;

    public ExportedRelease()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root, (UnixFileMode)0b111_101_101);
        Release = SmallRelease.Publish(Releases, live: true);
        Folder = ParquetExport.Write(Releases, Release.Id, Path.Combine(_root, "parquet"), CancellationToken.None).Folder;
    }

    public ReleaseInfo Release { get; }

    public string Folder { get; }

    public string Releases => Path.Combine(_root, "releases");

    public string Database => Path.Combine(Releases, $"{Release.Id}.duckdb");

    internal ExportManifest Manifest => JsonSerializer.Deserialize<ExportManifest>(File.ReadAllText(Path.Combine(Folder, "manifest.json")), CatalogueJson.Options)!;

    /// <summary>A folder beside it that any user of this machine may read and write.</summary>
    public string Open(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        return folder;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
